"""How a thing is cited, and what it is matched to."""
