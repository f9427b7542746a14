"""Documents read and their drafts written, one or thousands of them."""
