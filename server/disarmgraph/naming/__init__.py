"""What is meant by a name or a symbol."""
