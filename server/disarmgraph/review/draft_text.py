"""The text that a draft is of, found where its reader keeps it and told by its checksum."""

import re
from collections.abc import Iterable
from pathlib import Path

from disarmgraph.review.draft_file import Draft, DraftError
from disarmgraph.review.draft_parts import DraftPassage
from disarmgraph.text.source_text import look_in, read_file

SUFFIX = ".txt"
_RAISED = re.compile(r"<sup>([^<>]{1,6})</sup>")
_LONGEST = len("<sup>123456</sup>")
_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def text_of(draft: Draft, folder: Path | None = None, file: Path | None = None) -> str:
    """The text: in a file, in a folder, else beside the draft as SLUG.txt.

    Raises DraftError for a text that is another than the one that was read, and TextsError.
    """
    if file is None and folder is not None:
        found = look_in(folder, [draft.checksum]).texts.get(draft.checksum)
        if found is None:
            said = {"folder": folder, "document": draft.slug, "checksum": draft.checksum}
            raise DraftError.of("texts-not-held", **said)
        return found.text
    source = read_file(file or draft.path.with_name(draft.slug + SUFFIX))
    if source.checksum != draft.checksum:
        said = {"path": source.path, "draft": draft.path, "checksum": draft.checksum}
        raise DraftError.of("draft-other-text", **said)
    return source.text


def without_omissions(text: str, passages: Iterable[DraftPassage]) -> str:
    """A text with spaces for what is printed and not read, as a page's head within a passage."""
    for each in passages:
        if each.omitted:
            hole = " " * (each.end - each.start)
            text = f"{text[: each.start]}{hole}{text[each.end :]}"
    return text


def raised(words: str) -> str:
    """Words with the calls of notes in them as they are printed: ¹ and not <sup>1</sup>."""
    return _RAISED.sub(lambda call: call[1].translate(_HIGH), words)


def outside_tags(text: str, start: int, end: int) -> tuple[int, int]:
    """A place in a text, widened where it begins or ends within the call of a note."""
    for call in _RAISED.finditer(text, max(0, start - _LONGEST), end + _LONGEST):
        start = call.start() if call.start() < start < call.end() else start
        end = call.end() if call.start() < end < call.end() else end
    return start, end
