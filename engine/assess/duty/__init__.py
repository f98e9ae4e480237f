"""What the parties owe each other besides money: duties, decisions, and what hangs on an agreement."""
