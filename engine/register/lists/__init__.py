"""The lists of agreements that departments keep in Excel or as CSV, row by row as documents."""
