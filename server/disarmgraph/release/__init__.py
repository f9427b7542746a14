"""A release as it is written, what it changes, and how it is followed."""
