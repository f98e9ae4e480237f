"""The tests of the rules in force."""
