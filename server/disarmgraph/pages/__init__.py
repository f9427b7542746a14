"""The pages, and other answers of the web application (Flask)."""
