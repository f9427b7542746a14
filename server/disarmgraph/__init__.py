"""A knowledge graph of disarmament instruments: its files, its command and its server."""
