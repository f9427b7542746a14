"""The command ``disarmgraph check``."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from disarmgraph import check, texts
from disarmgraph.command.output import UNUSABLE, Refused, write
from disarmgraph.fault import Fault
from disarmgraph.rdf import rdf_file
from disarmgraph.uncollected import uncollected
from disarmgraph.validation import check_forms, check_report
from disarmgraph.validation.described import Known
from disarmgraph.validation.waivers import DEFAULT

STYLES = {
    "place": {"bold": True},
    "rule": {"dim": True},
    check_report.ERROR: {"fg": "red"},
    check_report.WARNING: {"fg": "yellow"},
    check_report.NOTE: {"fg": "cyan"},
}
_STDIN = [suffix.removeprefix(".") for suffix in rdf_file.FORMATS]


@click.command("check")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--shapes",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Shapes of yours to apply besides ours; may be given several times.",
)
@click.option(
    "--against",
    type=click.Choice([each.value for each in Known]),
    default=Known.FULL.value,
    show_default=True,
    help="How much of our graph counts as known: full, core (ontology and lists), or none, when "
    "only your own shapes are applied.",
)
@click.option(
    "--input-format",
    type=click.Choice(_STDIN),
    default=_STDIN[0],
    show_default=True,
    help="The format of standard input, which is read for the file -.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(check_forms.FORMS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
@click.option(
    "--fail-on",
    type=click.Choice(check_report.ORDER),
    default=check_report.ERROR,
    show_default=True,
    help="The least severe problem for which the exit status is 1.",
)
@click.option(
    "--changed",
    "changed",
    metavar="REV",
    help="Report only on what has changed since a revision of git, and on what refers to that.",
)
@click.option(
    "--ontology",
    is_flag=True,
    help="Hold classes, properties and lists to the rules of an ontology and to a reasoner too, to "
    "extend ours. Needs: pip install 'disarmgraph[reasoner]'.",
)
@click.option(
    "--texts",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Compare passages with the texts of their documents, which you hold in this folder.",
)
@click.option(
    "--waivers",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"Known exceptions, with reasons and days. Default: {DEFAULT}, if it is there.",
)
@click.pass_context
def check_command(context: click.Context, /, **options: Any) -> None:
    """Check the graph, or your own files against it; a folder stands for the files in it.

    Files are read as Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD, or as tables of acts
    under a treaty (.csv), by their suffix; the file - is standard input.

    Exit status: 0 when nothing is as severe as --fail-on, 1 when something is, 2 when a file
    cannot be used or breaks its grammar.

    \b
    Examples:
      disarmgraph check
      disarmgraph check my-treaty.ttl data/ --lang fr
      disarmgraph check data/ --format sarif > report.sarif
      curl https://example.org/data.nt | disarmgraph check - --input-format nt
    """
    context.with_resource(uncollected())
    form, fail_on = options.pop("form"), options.pop("fail_on")
    language = options.pop("language") or texts.reader_language(os.environ)
    try:
        report = _checked(**options)
    except Fault as error:
        raise Refused(error, UNUSABLE, language) from error
    if form == "text" and sys.stdout.isatty():
        written = check_forms.text(report, language, _paint)
    else:
        written = check_forms.FORMS[form](report, language)
    write(written.encode())
    context.exit(check_report.exit_code(report, fail_on))


def _checked(
    *, paths: tuple[Path, ...], input_format: str, waivers: Path | None, **options: Any
) -> check_report.Report:
    standard_input = Path(rdf_file.STANDARD_INPUT)
    given = []
    if standard_input in paths:
        content = click.get_binary_stream("stdin").read()
        given.append(rdf_file.open_stream(content, f".{input_format}"))
    named = [path for path in paths if path != standard_input] if paths else None
    options["waivers"] = waivers or (DEFAULT if DEFAULT.exists() else None)
    with _progress() as tell:
        return check.check(named, given=given, tell=tell, **options)


def _paint(part: str, kind: str) -> str:
    return click.style(part, **STYLES[kind])


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where that is a terminal, that tells how much has been read."""
    if not sys.stderr.isatty():
        yield lambda done, all_: None
        return
    with click.progressbar(length=1, file=sys.stderr) as bar:

        def tell(done: int, all_: int) -> None:
            bar.length = max(all_, 1)
            bar.update(done - bar.pos)

        yield tell
