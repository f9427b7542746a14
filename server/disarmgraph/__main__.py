"""Makes ``python -m disarmgraph`` the same as the command ``disarmgraph``."""

from disarmgraph.cli import main

main()
