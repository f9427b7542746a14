"""A query answered, here or by a store elsewhere."""
