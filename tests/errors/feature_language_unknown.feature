# language: se
# The code for Swedish is sv.

Egenskap: En

  Scenario: Ett
    Så är läget "gäller"
