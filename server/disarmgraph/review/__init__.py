"""A draft as its reviewer changes it, until it is data."""
