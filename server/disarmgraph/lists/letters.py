"""Small letters without their marks, made alike here and by a query in plain SPARQL 1.1."""

BASES = {
    "a": "àáâãäå",
    "c": "ç",
    "e": "èéêë",
    "i": "ìíîï",
    "n": "ñ",
    "o": "òóôõö",
    "u": "ùúûü",
    "y": "ýÿ",
    "ae": "æ",
    "oe": "œ",
    "'": "\N{RIGHT SINGLE QUOTATION MARK}",
}
"""What is read as one and the same: a letter, and what stands for it with a mark."""

_MARKED = {ord(each): base for base, marked in BASES.items() for each in marked}


def plain(text: str) -> str:
    """A text in small letters without marks."""
    return text.lower().translate(_MARKED)


def plain_in_sparql(expression: str) -> str:
    """The expression of SPARQL that makes the same of the value of another expression."""
    written = f"LCASE(STR({expression}))"
    for base, marked in BASES.items():
        written = f'REPLACE({written}, "[{marked}]", "{base}")'
    return written
