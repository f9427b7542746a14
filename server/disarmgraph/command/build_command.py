"""The command ``disarmgraph build``."""

from pathlib import Path

import click

from disarmgraph.serving.loaded import build


@click.command("build")
@click.option(
    "--store",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write it; one that is there is replaced.",
)
@click.option(
    "--data",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the store holds instead of our graph: files of RDF.",
)
def build_command(store: Path, data: tuple[Path, ...]) -> None:
    """Write a store that disarmgraph serve --store opens without loading anything."""
    click.echo(f"{store} ({build(store, data)} statements)")
