"""The command ``disarmgraph release``."""

from pathlib import Path

import click

from disarmgraph import files
from disarmgraph.dataset import graph
from disarmgraph.release import jelly, release


@click.command("release")
@click.option(
    "--into",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of releases; each is a folder in it, named by its version.",
)
def release_command(folder: Path) -> None:
    """Write the files of this release: the graph in every format, tables, and what has changed.

    The release is compared with the newest one in the folder. One that is there is never changed.

    \b
    Examples:
      disarmgraph release --into releases
      disarmgraph serve --releases releases
    """
    release.check_clean(files.graph_home())
    jelly.check_there()
    version = graph.release()

    def tell(name: str, length: int) -> None:
        click.echo(f"{name} ({length} bytes)")

    click.echo(release.write(graph.load(), version, folder, tell))
