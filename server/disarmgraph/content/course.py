"""The course "SPARQL for treaty lawyers": its steps, as the files under docs/course have them.

A step is a Markdown file, ``<number>-<name>.md``, the same name in both languages. Its first line
is its title; each heading below begins a section, of which the last, Solution, is for later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from markdown_it import MarkdownIt

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.files import course_files, shown
from disarmgraph.namespaces import BASE

SOLUTION = "Solution"
"""The heading, in both languages, of what a learner wants to see last."""
_NAME = re.compile(r"(\d\d)-([a-z]+)")


class CourseError(Fault):
    """A file that is no step of the course."""


@dataclass(frozen=True)
class Section:
    """A part of a step: its heading, and its text as HTML."""

    heading: str
    html: str


@dataclass(frozen=True)
class Step:
    """A step: its number from 1, its name in addresses, its title, its sections."""

    number: int
    name: str
    title: str
    sections: tuple[Section, ...]


def course(language: str, home: Path | None = None) -> tuple[Step, ...]:
    """The steps in 'en' or 'fr', in order. Raises CourseError."""
    return tuple(read(path, language) for path in course_files(language, home))


def read(path: Path, language: str) -> Step:
    """One step from its file. Raises CourseError."""
    name = _NAME.fullmatch(path.stem)
    title, *parts = re.split(r"^## (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if not name or not title.startswith("# ") or not parts:
        raise CourseError(
            f"{shown(path)}: no step of the course; name it like 01-pattern.md, begin with "
            "'# ' and a title, and each section with '## '"
        )
    markdown = _markdown(language)
    sections = zip(parts[::2], parts[1::2], strict=True)
    return Step(
        int(name[1]),
        name[2],
        title.removeprefix("# ").strip(),
        tuple(Section(heading.strip(), markdown.render(text)) for heading, text in sections),
    )


def _markdown(language: str) -> MarkdownIt:
    """What turns the text of a step into HTML; HTML in it stays text."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("fence", lambda _, *given: _fence(*given, language))
    markdown.core.ruler.push("links", lambda state: _lead(state.tokens, language))
    return markdown


def _fence(tokens: list[Any], index: int, _options: Any, _env: Any, language: str) -> str:
    """A block of code; a query that can be asked here has a link that asks it."""
    token = tokens[index]
    code = f'<pre tabindex="0"><code>{escape(token.content)}</code></pre>\n'
    if token.info != "sparql" or "SERVICE" in token.content:
        return code
    address = "/sparql?" + urlencode({"query": token.content, "lang": language})
    run = escape(texts.text("course-run", language))
    return f'{code}<p class="run"><a href="{escape(address)}">{run}</a></p>\n'


def _lead(tokens: list[Any], language: str) -> None:
    """Lets links to other steps, and to addresses of ours, lead to where they are on this site."""
    for token in _links(tokens):
        href = token.attrs["href"]
        step = _NAME.fullmatch(href.removesuffix(".md"))
        if step:
            token.attrs["href"] = f"/course/{step[2]}?lang={language}"
        elif href.startswith(BASE):
            token.attrs["href"] = f"/{href.removeprefix(BASE)}?lang={language}"


def _links(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        if token.type == "link_open":
            yield token
        yield from _links(token.children or [])
