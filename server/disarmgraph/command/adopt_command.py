"""The command ``disarmgraph adopt``."""

import os
from pathlib import Path

import click

from disarmgraph import files, texts
from disarmgraph.command.output import UNUSABLE, Refused
from disarmgraph.fault import Fault
from disarmgraph.review.adoption import adopt
from disarmgraph.text.source_text import read_file


@click.command("adopt")
@click.argument("draft", metavar="DRAFT", type=click.Path(path_type=Path))
@click.option(
    "--data",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder data of a checkout; default: that of this one.",
)
@click.option(
    "--text",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The text of the document; default: SLUG.txt beside the draft.",
)
def adopt_command(draft: Path, data: Path | None, text: Path | None) -> None:
    """Put a reviewed draft into the files of the data.

    Each thing goes to the file of its kind, the document with its passages to
    documents/SLUG.ttl, with what the data says of a document that others have only cited so
    far. Nothing is written while a proposal is undecided or a passage not
    reviewed, nor where a passage is not what the text says. The draft stays as it is.

    \b
    Example:
      disarmgraph adopt drafts/a-res-63-62.draft.ttl
    """
    language = texts.reader_language(os.environ)
    try:
        source = read_file(text) if text else None
        adopted = adopt(draft, data or files.graph_home() / "data", source)
    except Fault as error:
        raise Refused(error, UNUSABLE) from error
    for each in adopted:
        said = "adopt-left" if each.left else "adopt-done"
        told = {"path": each.path, "things": each.things, "thing": each.left}
        click.echo(texts.text(said, language, **told))
    said = "adopt-check" if adopted else "adopt-nothing"
    click.echo(texts.text(said, language, path=draft))
