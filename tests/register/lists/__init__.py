"""The lists of departments: read cell by cell, by a map, as documents."""
