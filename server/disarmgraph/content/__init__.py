"""What the graph says of a thing, a text, a list."""
