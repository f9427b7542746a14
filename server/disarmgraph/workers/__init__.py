"""The processes that answer, one request at a time, within limits."""
