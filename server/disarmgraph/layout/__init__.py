"""A document as one gets it, laid out: its text, and the blocks that it is made of."""
