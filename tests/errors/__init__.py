"""Every kind of problem as a document to run."""
