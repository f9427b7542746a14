"""The currency before or behind an amount, and the sign of a share, in English and French."""

import re

PER_CENT = "per cent"

_SIGNS = (
    ("USD", r"US\s?\$|US(?:D|dollars?)\b|\$\s?US|\$|dollars?\b"),
    ("EUR", r"€|EUR\b|euros?\b"),
    ("GBP", r"£|GBP\b|pounds? sterling|livres? sterling"),
    ("CHF", r"CHF|SwF|Sw\.? ?Fr\.|Swiss francs?|francs? suisses?"),
    ("JPY", r"¥|JPY\b|yens?\b"),
    ("CAD", r"C(?:AN|A)?\s?\$|CAD\b|Can\$|Canadian dollars?|dollars? canadiens?"),
    ("AUD", r"A(?:U)?\s?\$|AUD\b|Australian dollars?|dollars? australiens?"),
    ("NZD", r"NZ\s?\$|NZD\b|New Zealand dollars?|dollars? néo-zélandais"),
    ("NOK", r"NOK\b|Norwegian kron(?:er|e)|couronnes? norvégiennes?"),
    ("SEK", r"SEK\b|Swedish kron(?:or|a)|couronnes? suédoises?"),
    ("DKK", r"DKK\b|Danish kron(?:er|e)|couronnes? danoises?"),
    ("XAF", r"FCFA\b|CFA francs?|francs? CFA"),
)
_AMERICAN = (
    r"(?:United States|US|U\.S\.|American) dollars?"
    r"|dollars?(?: des États-Unis(?: d['\u2019]Amérique)?| É\.?-U\.?| américains?| US)?"
)
_NAMED = tuple(
    (code, re.compile(rf"[\s*]*(?:(?:de |d['\u2019]|of )\s*)?(?:{signs})", re.IGNORECASE))
    for code, signs in (*_SIGNS[1:], ("USD", rf"{_AMERICAN}|US\s?\$|\$\s?US|USD\b|\$"))
)
_PREFIXED = tuple(
    (code, re.compile(rf"(?<![^\W\d_])(?:{signs.replace(chr(92) + 'b', '')})\s?$"))
    for code, signs in (*_SIGNS[1:], _SIGNS[0])
)
_SHARE = re.compile(
    r"[\s\u00a0\u202f]?%|[\s*]+(?:per\s?cent|pour\s?cent|p\.\s?100)\b", re.IGNORECASE
)


def before(text: str, start: int) -> tuple[str, int]:
    """The currency (ISO 4217) printed before an amount, and where it starts; '' for none."""
    for code, pattern in _PREFIXED:
        found = pattern.search(text, max(0, start - 16), start)
        if found:
            return code, found.start()
    return "", start


def behind(text: str, end: int) -> tuple[str, int]:
    """The currency, or `PER_CENT`, printed behind a number, and where it ends; '' for none."""
    share = _SHARE.match(text, end)
    if share:
        return PER_CENT, share.end()
    for code, pattern in _NAMED:
        found = pattern.match(text, end)
        if found:
            return code, found.end()
    return "", end
