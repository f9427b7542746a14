"""Makes ``python -m disarmgraph`` the same as the command ``disarmgraph``."""

from disarmgraph.command.cli import main

main()
