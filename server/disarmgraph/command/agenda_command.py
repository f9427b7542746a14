"""The command ``disarmgraph agenda``."""

import os

import click

from disarmgraph import texts
from disarmgraph.command.output import write
from disarmgraph.dataset import graph
from disarmgraph.law import agenda
from disarmgraph.names import Names


@click.command("agenda")
@click.argument("thing", metavar="TREATY|STATE")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
def agenda_command(thing: str, language: str | None) -> None:
    """Print the deadlines of a TREATY (apmbc) or a STATE (LKA) as an iCalendar file."""
    store = graph.load()
    language = language or texts.reader_language(os.environ)
    write(agenda.agenda(Names(store, language), agenda.asked_for(store, thing)))
