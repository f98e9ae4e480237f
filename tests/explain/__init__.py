"""What Frist says."""
