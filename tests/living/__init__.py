"""The living documentation: scenarios run, told and written as a book."""
