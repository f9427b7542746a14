"""A new document read by rules: a draft of its passages that a lawyer corrects."""
