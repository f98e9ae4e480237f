# There is no feature in the file, so nothing in it is run.

