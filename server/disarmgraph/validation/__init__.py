"""What can be wrong with data, and how a reader is told of it."""
