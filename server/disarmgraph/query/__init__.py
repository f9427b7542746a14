"""What a query is, and the questions of the library."""
