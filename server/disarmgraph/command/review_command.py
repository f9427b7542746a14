"""The command ``disarmgraph review``: a function that is as long as its options and its help."""

import os
import sys
from pathlib import Path

import click

from disarmgraph import texts
from disarmgraph.command.output import UNUSABLE, Refused
from disarmgraph.command.review_terminal import Terminal
from disarmgraph.dataset import graph
from disarmgraph.fault import Fault
from disarmgraph.review import decisions, review_page
from disarmgraph.review.draft_disk import write
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_text import text_of
from disarmgraph.review.draft_words import DraftWords


@click.command("review")
@click.argument("path", metavar="DRAFT", type=click.Path(path_type=Path))
@click.option(
    "--text",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The text of the document; default: SLUG.txt beside the draft.",
)
@click.option(
    "--texts",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A folder in which the text is found by its checksum.",
)
@click.option(
    "--page",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write a page (HTML) on which to review the draft in a browser, without any server.",
)
@click.option(
    "--decisions",
    "decided",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Apply decisions that were saved from such a page; once, however often asked.",
)
@click.pass_context
def review_command(
    context: click.Context,
    path: Path,
    file: Path | None,
    folder: Path | None,
    page: Path | None,
    decided: Path | None,
) -> None:
    """Decide on what a draft proposes, passage by passage.

    At the terminal, one key is a decision, and each is saved at once. With --page, the same is
    done in a browser (docs/reading.md).

    Exit status: 0 when all was done, 1 when decisions of a page do not fit the draft any more, 2
    when the draft, its text or the decisions cannot be used.

    \b
    Examples:
      disarmgraph review drafts/a-res-63-62.draft.ttl
      disarmgraph review drafts/a-res-63-62.draft.ttl --page review.html
      disarmgraph review drafts/a-res-63-62.draft.ttl --decisions a-res-63-62.decisions.json
    """
    language = texts.reader_language(os.environ)
    unfit = 0
    try:
        draft = Draft.read(path)
        wanted = decisions.Decisions.read(decided) if decided else None
        text = text_of(draft, folder, file) if page or not decided else ""
        if draft.is_reformed:
            click.echo(texts.text("review-reformed", language, path=path), err=True)
        if sys.stdin.isatty() and not (page or wanted):
            click.echo(texts.text("review-loading", language), err=True)
        words = DraftWords(draft, graph.load(), language)
        if wanted:
            unfit = _apply(wanted, draft, words)
        if page:
            write(page, review_page.page(draft, text, words))
            click.echo(texts.text("review-page-written", language, path=page))
        if not (page or wanted):
            Terminal(draft, text, words).run()
            click.echo()
    except Fault as error:
        raise Refused(error, UNUSABLE, language) from error
    click.echo(_left(draft, language))
    context.exit(1 if unfit else 0)


def _apply(wanted: decisions.Decisions, draft: Draft, words: DraftWords) -> int:
    """Applies decisions, and tells which; the number of those that do not fit."""
    done = decisions.apply(wanted, draft, words)
    draft.save()
    for each in done.unfit:
        click.echo(each.in_language(words.language)[0], err=True)
    counts = {name: done.made[name] for name in ("accept", "reject", "correct", "summary")}
    counts |= {"reviewed": done.made["reviewed"], "already": done.already, "unfit": len(done.unfit)}
    click.echo(texts.text("review-applied", words.language, **counts))
    return len(done.unfit)


def _left(draft: Draft, language: str) -> str:
    passages = [each for each in draft.passages.values() if not each.omitted]
    return texts.text(
        "review-left",
        language,
        path=draft.path,
        proposals=len(draft.proposals),
        unsummed=sum(not (each.english and each.french) for each in passages),
        unreviewed=sum(not each.reviewed for each in passages),
    )
