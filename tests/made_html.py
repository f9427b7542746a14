"""A made document printed as HTML."""

import re
from html import escape
from pathlib import Path

from made_documents import Made, Part

from disarmgraph.layout.laid import Role


def html(made: Made, path: Path) -> Path:
    """Prints a document as HTML, in lists where these print the marks that it has."""
    first, organ, *right = made.front
    body = f"<header><p>{escape(made.symbol)}</p></header><article>"
    body += "".join(f"<p>{escape(line)}</p>" for line in (first, organ, *right))
    for part in made.parts:
        body += _html_part(part)
    notes = "".join(f"<p>{escape(note, False)}</p>" for note in made.footnotes())
    notes = re.sub(r"&lt;(/?sup)&gt;", r"<\1>", notes)
    page = (
        f'<!doctype html>\n<html lang="{made.language}"><head><meta charset="utf-8">'
        f"<title>{escape(made.symbol)}</title></head><body>{body}"
        f'<section class="footnotes">{notes}</section></article></body></html>'
    )
    path.write_text(page, encoding="utf-8")
    return path


def _html_part(part: Part) -> str:
    words = re.sub(r"&lt;(/?sup)&gt;", r"<\1>", escape(part.text, False))
    verb = f"<i>{escape(part.verb)}</i> " if part.verb else ""
    if part.rows:
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in part.rows
        )
        return f"<table>{rows}</table>"
    if part.role is Role.TITLE:
        return f"<h1>{words}</h1>"
    if part.role is Role.HEADING:
        return f"<h{part.level + 1}>{escape(part.printed)}</h{part.level + 1}>"
    if part.role is Role.PARAGRAPH:
        return f'<ol start="{part.mark.rstrip(".")}"><li>{verb}{words}</li></ol>'
    if re.fullmatch(r"[a-h]\)", part.mark):
        start = ord(part.mark[0]) - ord("a") + 1
        return f'<ol type="a" start="{start}"><li>{verb}{words}</li></ol>'
    return f"<p>{escape(part.mark)} {verb}{words}</p>"
