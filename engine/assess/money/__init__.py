"""Money under the agreement: who is to pay what, when, and how much may be withheld."""
