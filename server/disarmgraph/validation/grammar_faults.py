"""What the parsers say of broken grammar, in a reader's words, with what to do."""

import re

from disarmgraph import texts
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import PREFIXES

_IRI = r"(?:error while parsing IRI '.*': |@type value '.*' must be an IRI: )?"

WORDS = (
    (r"A dot is expected at the end of statements", "not-ended"),
    (r"(?:Triples|Quads) (?:must|should) be followed by a dot", "not-ended"),
    (r"The prefix (?P<name>\S*): has not been declared", "prefix"),
    (r"unbound prefix", "xml-prefix"),
    (r"The PREFIX (?:keyword|declaration) should be followed by .*", "declaration"),
    (r"Unexpected end(?: of file)?(?:, .*)?", "end"),
    (r"no element found|unclosed token", "end"),
    (r"Line jumps are not allowed in string literals.*", "string"),
    (rf"{_IRI}No scheme found in an absolute IRI", "relative"),
    (rf"{_IRI}Invalid IRI code point '(?P<name>.*)'", "iri"),
    (rf"{_IRI}Invalid IRI percent encoding '(?P<name>.*)'", "percent"),
    (r"escapes in IRIs should be % followed by .*, found '(?P<name>.*)'", "percent"),
    (r".*[Ii]nvalid UTF-8.*", "encoding"),
    (r"not UTF-8 from byte \d+ on", "encoding"),
    (r"(?P<name>\S+) is not a valid RDF object", "no-value"),
    (r"[-.]\d+ is not a valid subject or graph name", "bare-date"),
    (r"\^ is not a valid subject or graph name", "one-caret"),
    (r"(?P<name>.*) is not a valid subject or graph name", "no-subject"),
    (r"The subject of a triple must be an IRI or a blank node", "line-subject"),
    (r"(?P<name>.*) is not a valid predicate", "no-property"),
    (r"The predicate of a triple must be an IRI", "line-property"),
    (r"line jumps are not allowed in the middle of triples", "line"),
    (r"Only a single triple or quad can be written in a line, .*", "line"),
    (r"The object of a triple must be an IRI, a blank node or a literal", "line-value"),
    (r"'(?P<name>[“”„«»\u2018\u2019])' is not allowed at the beginning of a prefix name", "quotes"),
    (r"'(?P<name>.*)' is not allowed at the beginning of a prefix name", "sign"),
    (r"(?:Unexpected|Invalid) char(?:acter)?:? '(?P<name>.*)'", "sign"),
    (r"A language code should always start with a letter", "language"),
    (
        r"(?:error while parsing language tag '.*': )?The given language subtag is invalid",
        "language",
    ),
    (r"A subtag may be eight characters in length at maximum", "language"),
    (r"Unexpected escape character '(?P<name>.*)'", "escape"),
    (r"'(?P<name>.*)' is not a valid escape sequence", "escape"),
    (r"'.*' is not allowed in JSON strings", "json-string"),
    (r"Object keys must be strings", "json-key"),
    (r"Trailing commas are not allowed", "json-comma"),
    (r"(?:true|false|null) expected", "json-word"),
    (r"Object values must be followed by a comma .*", "json-object"),
    (r"Array values must be followed by a comma .*", "json-array"),
    (r"Objects with @value cannot contain properties, (?P<name>.*) found", "json-value"),
    (r"not well-formed \(invalid token\)", "xml"),
    (r"mismatched tag", "xml-tag"),
    (r"XML declaration not well-formed", "xml-declaration"),
    (r"Unexpected text event: '.*'", "xml-text"),
    (r"no column is called (?P<name>.*); there are (?P<known>.*)", "table-column"),
    (r".* is missing required columns (?P<name>.*)", "table-columns"),
    (r"(?P<name>\w+): required column value is missing", "table-empty"),
    (r"(?P<name>\w+): invalid lexical value for \w+: (?P<value>.*)", "table-value"),
    (r"(?P<name>\w+): yyyy-MM-dd -- (?P<value>.*)", "table-day"),
    (r"the same act as on line (?P<name>\d+)", "table-twice"),
)
"""What a parser says, whole, and the text of this package for it."""


def told(reason: str) -> tuple[str, str]:
    """What is wrong, in English and French; a parser's own words where there are none of ours."""
    for pattern, words in WORDS:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found:
            said = {"name": "", **found.groupdict()}
            said["iri"] = PREFIXES.get(said["name"], "...")
            return tuple(texts.text(f"grammar-{words}", each, **said) for each in LANGUAGES)
    return tuple(texts.text("grammar-other", each, reason=reason) for each in LANGUAGES)
