"""What the parsers say of broken grammar, in a reader's words, with what to do."""

import re

from disarmgraph import texts
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import PREFIXES

WORDS = (
    (r"A dot is expected at the end of statements", "not-ended"),
    (r"The prefix (?P<name>[\w.-]*): has not been declared", "prefix"),
    (r"Unexpected end(?: of file)?(?:, .*)?", "end"),
    (r"no element found", "end"),
    (r"Line jumps are not allowed in string literals.*", "string"),
    (r"No scheme found in an absolute IRI", "relative"),
    (r".*[Ii]nvalid UTF-8.*", "encoding"),
    (r"not UTF-8 from byte \d+ on", "encoding"),
    (r"(?P<name>\S+) is not a valid RDF object", "no-value"),
    (r"'(?P<name>[“”„«»\u2018\u2019])' is not allowed at the beginning of a prefix name", "quotes"),
)
"""What a parser says, whole, and the text of this package for it."""


def told(reason: str) -> tuple[str, str]:
    """What is wrong, in English and French; a parser's own words where there are none of ours."""
    for pattern, words in WORDS:
        found = re.fullmatch(pattern, reason)
        if found:
            name = found.groupdict().get("name") or ""
            said = {"name": name, "iri": PREFIXES.get(name, "...")}
            return tuple(texts.text(f"grammar-{words}", each, **said) for each in LANGUAGES)
    return tuple(texts.text("grammar-other", each, reason=reason) for each in LANGUAGES)
