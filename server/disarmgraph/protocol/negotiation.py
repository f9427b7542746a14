"""Which of the media types on offer a client wants, by its Accept header (RFC 9110, 12.5.1)."""

import re
from collections.abc import Sequence

_QUALITY = re.compile(r"0?\.\d+|[01](?:\.\d*)?")


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that the header ranks highest, or None where it accepts none.

    Of types that rank the same the first offered wins; no header, or an empty one, is content
    with the first. Parameters of a media range other than q are not looked at.
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = _ranges(accept)
    best = max(offered, key=lambda media_type: _quality(media_type, ranges))
    return best if _quality(best, ranges) > 0 else None


def choose_language(accept: str | None, offered: Sequence[str]) -> str:
    """The offered language that the header Accept-Language ranks highest, else the first.

    A range asks for its dialects too: ``fr-CH`` is content with ``fr`` (RFC 4647, 3.4).
    """
    best, chosen = 0.0, offered[0]
    for tag, quality in _ranges(accept or "").items():
        language = offered[0] if tag == "*/*" else tag.partition("-")[0]
        if quality > best and language in offered:
            best, chosen = quality, language
    return chosen


def _ranges(accept: str) -> dict[str, float]:
    """The media ranges of a header with their q; a range with a q that is none is left out."""
    ranges: dict[str, float] = {}
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        if _QUALITY.fullmatch(quality):
            ranges["*/*" if media_range == "*" else media_range] = float(quality)
    return ranges


def _quality(media_type: str, ranges: dict[str, float]) -> float:
    """The q of the most specific range that matches; 0 where none does."""
    family = media_type.partition("/")[0] + "/*"
    for media_range in (media_type, family, "*/*"):
        if media_range in ranges:
            return ranges[media_range]
    return 0.0
