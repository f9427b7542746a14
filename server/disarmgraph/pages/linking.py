"""Links as HTML, many at a time: a document has thousands, for which macros would take too long."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint
from markupsafe import Markup, escape

from disarmgraph.names import Shown
from disarmgraph.pages import reader
from disarmgraph.text.occurrence import Piece

SEPARATOR = Markup('<span class="dot"> · </span>')

blueprint = Blueprint("linking", __name__)


def link(shown: Shown, title: str = "") -> Markup:
    """A thing as a link, in its own language."""
    language = shown.language if shown.language != reader.names().language else None
    attributes = [f' href="{escape(shown.href)}"']
    if language:
        attributes.append(f' lang="{escape(language)}"')
    if title:
        attributes.append(f' title="{escape(title)}"')
    return Markup(f"<a{''.join(attributes)}>{escape(shown.text)}</a>")


def in_a_line(things: Iterable[str]) -> Markup:
    """Things as links by their shortest names, in one line."""
    names = reader.names()
    return SEPARATOR.join(link(names.short(thing)) for thing in things)


def wording(pieces: Iterable[Piece]) -> Markup:
    """A text with links where it names things; a link says in its title what is named."""
    names = reader.names()
    written = []
    for words, thing in pieces:
        if thing is None:
            written.append(escape(words))
        else:
            shown = Shown(words, None, names.href(thing))
            written.append(link(shown, names.cited(thing).text))
    return Markup("").join(written)


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any]]:
    return {"in_a_line": in_a_line, "linked_wording": wording}
