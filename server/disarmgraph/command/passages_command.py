"""The command ``disarmgraph passages``."""

from pathlib import Path

import click

from disarmgraph.command.output import UNUSABLE, Refused, write
from disarmgraph.dataset import graph
from disarmgraph.fault import Fault
from disarmgraph.text import passages


@click.command("passages")
@click.argument("passage", required=False)
@click.option(
    "--texts",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder with the texts of the documents, which you hold.",
)
@click.pass_context
def passages_command(context: click.Context, passage: str | None, texts: Path) -> None:
    """Compare all passages with texts that you hold, or print one PASSAGE (a-63-228/para_28).

    Exit status: 0 when what could be checked verifies, 1 when something does not, 2 when there
    is no text to check.
    """
    store = graph.load()
    try:
        if passage:
            write(passages.text_of(store, texts, passage).encode())
        else:
            report = passages.verify(store, texts)
            write(report.text().encode())
            context.exit(report.exit_code)
    except Fault as error:
        raise Refused(error, UNUSABLE) from error
