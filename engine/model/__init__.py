"""The vocabulary: frozen values with a meaning, and no input or output."""
