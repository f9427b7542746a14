"""The command ``disarmgraph coverage``."""

import os

import click

from disarmgraph import texts
from disarmgraph.command.output import write
from disarmgraph.content import coverage_report
from disarmgraph.dataset import graph


@click.command("coverage")
@click.argument("document", required=False)
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
@click.option("--format", "form", default="text", type=click.Choice(["text", "markdown"]))
def coverage_command(document: str | None, language: str | None, form: str) -> None:
    """Say how far the documents, or the passages of one DOCUMENT (a-63-228), are encoded.

    The format markdown is the table of facts by kind and document that data/README.md shows.
    """
    store = graph.load()
    language = language or texts.reader_language(os.environ)
    if document and form == "markdown":
        raise click.UsageError("markdown is for the table of all documents; leave DOCUMENT out")
    if form == "markdown":
        text = coverage_report.markdown(store)
    elif document:
        text = coverage_report.detail(store, document, language)
    else:
        text = coverage_report.summary(store, language)
    write(text.encode())
