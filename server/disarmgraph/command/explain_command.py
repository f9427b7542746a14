"""The command ``disarmgraph explain``."""

import os

import click

from disarmgraph import texts
from disarmgraph.command.output import Refused, write
from disarmgraph.fault import Fault
from disarmgraph.validation import explain


@click.command("explain")
@click.argument("rule")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
def explain_command(rule: str, language: str | None) -> None:
    """Say what a RULE of a check asks for, why, and show a valid and an invalid example.

    Of a list (scheme/action) it shows what is in it.

    \b
    Examples:
      disarmgraph explain shape:Norm-bearer
      disarmgraph explain dangling-reference --lang fr
      disarmgraph explain scheme/action
    """
    language = language or texts.reader_language(os.environ)
    try:
        write(explain.explain(rule, language).text().encode())
    except Fault as error:
        raise Refused(error, language=language) from error
