"""What follows from acts by the rules of a treaty."""
