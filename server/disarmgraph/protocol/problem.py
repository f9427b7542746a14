"""An error as an HTTP answer: a problem document (RFC 9457), a line of text, or a page."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from disarmgraph.fault import Fault
from disarmgraph.formats import HTML
from disarmgraph.protocol.negotiation import choose

PROBLEM = "application/problem+json"
TEXT = "text/plain"
LANGUAGE = "language"
"""Where a problem document says what language its detail is in, which is sent as a header."""
RETRY_AFTER = "5"
"""Seconds after which somebody who met a limit may try again."""


def document(status: int, detail: str, language: str = "en", **members: object) -> dict[str, Any]:
    """The problem document with that status; detail says what to do, in that language.

    No type of our own is coined: the status and its phrase classify the problem, so ``type`` is
    left at its default, about:blank, and ``title`` is the phrase.
    """
    told = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return told | members | {LANGUAGE: language}


def of_fault(fault: Fault, language: str = "en") -> dict[str, Any]:
    """The problem document of a fault, with its line and column, or its limit, if it has them.

    Its detail is for a reader of that language, 'en' or 'fr', if it is there in it.
    """
    line = getattr(fault, "line", None)
    members: dict[str, object] = {"line": line, "column": fault.column} if line else {}
    if fault.limit:
        members["limit"] = fault.limit
    return document(fault.status, *fault.in_language(language), **members)


def media_type(accept: str | None) -> str:
    """How to send a problem to whom sent that Accept header: PROBLEM, TEXT or HTML."""
    return choose(accept, (PROBLEM, TEXT, HTML)) or PROBLEM


def headers(problem: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The headers of a problem in every form."""
    common = [("Cache-Control", "no-store"), ("Vary", "Accept, Accept-Language")]
    common += [("Content-Language", problem.get(LANGUAGE, "en"))]
    retry = [("Retry-After", RETRY_AFTER)] if problem["status"] in (429, 503, 504) else []
    return common + retry


def body(problem: Mapping[str, Any], media_type: str) -> bytes:
    """A problem as PROBLEM, or in one line of text."""
    if media_type == PROBLEM:
        members = {name: value for name, value in problem.items() if name != LANGUAGE}
        return json.dumps(members, ensure_ascii=False).encode() + b"\n"
    return f"{problem['status']} {problem['title']}: {problem['detail']}\n".encode()
