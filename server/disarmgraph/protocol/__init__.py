"""What is asked for in HTTP, and in which form."""
