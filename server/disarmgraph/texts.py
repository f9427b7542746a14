"""The words of the interface in English and French, from texts.toml; labels of data are data."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from disarmgraph.namespaces import shorten

_WORDS = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))
KINDS = tuple(_WORDS["kinds"])
"""The kinds of thing (`status-report`), in the order in which a reader meets them."""
PARTS = frozenset(_WORDS["parts"])
"""The kinds of passage that have a name of their own with a number."""
_BY_NUMBER = re.compile(r"\{(\w+)\|([^{}|]*)\|([^{}|]*)\}")
"""What a text says for one and for many: {count|passage|passages}."""
_ONE = {"en": ("1",), "fr": ("0", "1")}


def text(key: str, language: str, **values: object) -> str:
    """A text of the interface in 'en' or 'fr', with its {places} filled in.

    Of {count|passage|passages} the first is said for one, in French for none too.
    """
    words = _pick(_WORDS["texts"][key], language)
    if "|" in words:
        ones = _ONE["fr" if language == "fr" else "en"]
        words = _BY_NUMBER.sub(lambda by: by[2 if str(values[by[1]]) in ones else 3], words)
    return words.format(**values)


def both(key: str, **values: object) -> tuple[str, str]:
    """A text of the interface in English and in French."""
    return text(key, "en", **values), text(key, "fr", **values)


def under(stem: str, language: str) -> dict[str, str]:
    """The texts whose keys begin with a stem, by the rest of the key, {places} left open."""
    found = {key: pair for key, pair in _WORDS["texts"].items() if key.startswith(stem)}
    return {key.removeprefix(stem): _pick(pair, language) for key, pair in found.items()}


def kind(name: str, language: str) -> str:
    """Plural of a kind of thing, in 'en' or 'fr'."""
    return _pick(_WORDS["kinds"][name], language)


def shelf_name(name: str, language: str) -> str:
    """Plural of what a shelf holds, in 'en' or 'fr': a kind of thing, their parts, the rest."""
    return _pick((_WORDS["kinds"] | _WORDS["shelves"])[name], language)


def part(kind: str, language: str, number: str) -> str:
    """A passage of a kind (`list-item`) by its number, in 'en' or 'fr'."""
    return _pick(_WORDS["parts"][kind], language).format(number=number)


def borrowed(iri: str, language: str) -> str | None:
    """Label of a term that another vocabulary defines, None for a term that is not listed."""
    pair = _WORDS["borrowed"].get(shorten(iri))
    return _pick(pair, language) if pair else None


def row(name: str, language: str) -> str | None:
    """What heads a row of facts, for a property of ours whose label is a term of the trade."""
    pair = _WORDS["rows"].get(name)
    return _pick(pair, language) if pair else None


def table(name: str, language: str) -> dict[str, str]:
    """All names of the program in a table, in words."""
    return {key: _pick(pair, language) for key, pair in _WORDS[name].items()}


def word(table: str, key: str, language: str) -> str:
    """A name of the program in words ('listAsOf'): from a table, else its parts."""
    pair = _WORDS[table].get(key)
    return _pick(pair, language) if pair else re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key).lower()


def reader_language(environment: Mapping[str, str]) -> str:
    """The language of messages for a locale, as POSIX orders its variables: 'fr', else 'en'."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next(filter(None, map(environment.get, names)), "")
    return "fr" if locale.startswith("fr") else "en"


def _pick(pair: list[str], language: str) -> str:
    return pair[language == "fr"]
