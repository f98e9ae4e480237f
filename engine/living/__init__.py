"""Living documentation: scenarios in Gherkin, run against the rules and shown as a book."""
