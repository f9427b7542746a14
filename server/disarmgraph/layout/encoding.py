"""Bytes as text: UTF-8, UTF-16 that says so at its head, or the encoding of Western Windows."""

import codecs
import re

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes) -> str | None:
    """The text without a byte order mark; None of what is no text in these encodings."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for name in (marked,) if marked else ("utf-8", "windows-1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    return None
