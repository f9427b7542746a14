"""The command ``disarmgraph export``."""

import click

from disarmgraph.command.output import write
from disarmgraph.dataset import export, graph


@click.command("export")
@click.option("--format", "name", required=True, type=click.Choice(export.FORMATS))
def export_command(name: str) -> None:
    """Write the whole graph to standard output; ttl has no named graphs, the others do."""
    write(export.dump(graph.load(), name))
