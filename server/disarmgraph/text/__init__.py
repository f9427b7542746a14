"""Passages beside the texts that they sum up."""
