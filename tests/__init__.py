"""The tests of Frist."""
