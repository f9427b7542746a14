"""HTTP and the processes of the server (aiohttp)."""
