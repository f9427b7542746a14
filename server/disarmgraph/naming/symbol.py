"""Symbols of documents of the United Nations, and citations of resolutions, in one form.

The form is the printed one: ``A/CONF.192/15``, ``A/RES/62/47``,
``S/RES/1540 (2004)``, ``A/RES/2826 (XXVI)``, ``A/60/88/Corr.2``, ``A/DEC/60/519``. What is read::

    document   = [ "UN" ] [ ( "document" | "doc." | ... ) [ "of the UN" ] ] ( symbol | citation )
    symbol     = series { separator part } { "Corr.n" | "Add.n" | "Rev.n" } [ "(" year ")" ]
    separator  = "/", or a dash or a space throughout
    citation   = [ organ ] ( "resolution" | "decision" ) number [ letter ] [ "of" organ ]
               | ( "Corrigendum" | "Addendum" ) n "to" [ "document" ] symbol
    number     = session "/" n | n "(" year ")" | n "(" session in Roman figures ")"

Words are read in English and French, in either case, with or without accents.
"""

import re
from urllib.parse import unquote

from disarmgraph.namespaces import BASE, last_part
from disarmgraph.naming.folding import dashed, plain

_LISTED = re.compile(r"\w+")
SERIES = frozenset(
    _LISTED.findall(
        "A APLC ATT BWC CCD CCM CCPR CCW CD CRPD CTBT CTOC DC DP E ENDC GOV INFCIRC JIU NPT S ST T"
        " TPNW UNIDIR"
    )
) | {"CTBT-ART.XIV"}
"""First parts of the symbols that are read: organs, conferences, treaties of disarmament."""

FIRST_SLASHED_SESSION = 31
"""The session of the General Assembly from which resolutions are cited by session and number."""

LONGEST = 200
"""Characters of the longest text that is looked at; no citation is longer."""

_DOTTED = frozenset(_LISTED.findall("AC ADD AMEND C CN CONF CORR CRP GC L NGO PV REV SC SR WG WP"))
"""Parts that a dot joins to their number, where a dash or a space has taken its place."""
_PLAIN = frozenset(
    _LISTED.findall("BMS CP DEC ES GGE HRC INF MSP MX P PC PREPCOM PRST RC RES S SS")
)
_MIXED = {word.upper(): word for word in ("Add", "Amend", "Corr", "Rev", "Resumption", "Sub")}

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\\\\\u2044\u2215\uff0f", "/"),
        "\u2019": "'",
        "\u00ba": "\u00b0",
    }
)
"""What is printed for a hyphen, a slash, an apostrophe, a degree sign."""
_UN = "(?:un|united nations|nations unies|onu)"
_LEAD = re.compile(
    r"(?:(?:the|le|la|les)\s+|l')?"
    rf"(?:{_UN}\s+)?"
    r"(?:(?:document|doc|symbol|cote|meeting record|compte rendu(?: de seance)?)\.?:?\s+"
    rf"(?:(?:of the\s+|des\s+|de l'\s*){_UN}\s+)?)?",
)
_GENERAL_ASSEMBLY = (
    r"(?:(?:un|united nations)\s+)?general assembly|assemblee generale(?: des nations unies)?"
    r"|unga|ga|agnu|ag"
)
_SECURITY_COUNCIL = (
    r"(?:(?:un|united nations)\s+)?security council|conseil de securite(?: des nations unies)?"
    r"|unsc|sc|csnu|cs"
)
_ECONOMIC_COUNCIL = r"economic and social council|conseil economique et social|ecosoc"
_RIGHTS_COUNCIL = r"human rights council|conseil des droits de l'homme|hrc|cdh"
_ORGANS = {
    "A/HRC": _RIGHTS_COUNCIL,
    "A": _GENERAL_ASSEMBLY,
    "S": _SECURITY_COUNCIL,
    "E": _ECONOMIC_COUNCIL,
}
_ORGAN = "|".join(_ORGANS.values())
_CITATION = re.compile(
    rf"(?:(?:the|la|l')\s*)?(?:(?P<before>{_ORGAN})\s+)?"
    r"(?:(?P<resolution>resolution|resol|res)|(?P<decision>decision|dec)|(?P<unscr>unscr))\.?\s+"
    r"(?:(?:no|n[°º]|number|numero)\.?\s*)?"
    r"(?P<first>e?s-\d{1,3}|\d{1,5})\s*(?:/\s*(?P<second>[1-9]\d{0,4})\s*)?"
    r"(?P<letter>[a-z](?![a-z])\s*)?(?:\(\s*(?P<round>\d{4}|[ivx]+)\s*\)\s*)?"
    rf"(?:,?\s*(?:of the|du|de la|de l'|de)\s*(?P<after>{_ORGAN}))?"
)
_PART_OF = re.compile(
    r"(?P<kind>corrigendum|rectificatif|addendum|additif)\s+(?P<number>\d+)\s+"
    r"(?:to|au|a)\s+(?P<rest>.+)"
)
_KIND = {"corrigendum": "Corr", "rectificatif": "Corr", "addendum": "Add", "additif": "Add"}
_TAIL = re.compile(r"[\s,]+(corr|add|rev|amend)\b")
_RESUMPTION = re.compile(r"[\s,]*\(?\s*(?:resumption|reprise)\s*(\d+)\s*\)?$")
_ROUND = re.compile(r"\s*\(\s*(\d{4}|[ivx]+)\s*\)$")
_LETTER = re.compile(r"(\d)\s?([a-z])$")
_PART = re.compile(
    r"[a-z]{1,8}|(?:[a-z]{1,8}\.)?(?:\d{1,5}|[ivx]+)|(?:s|es)-\d+|csp\d{1,2}|ser\.[a-z]"
)


def canonical(text: str) -> str | None:
    """The symbol that a text is or cites, as a whole; None for what is no symbol.

    A resolution of the Security Council cited without its year keeps none: ``S/RES/1540``.
    """
    if len(text) > LONGEST:
        return None
    folded = _folded(text)
    for beginning in dict.fromkeys((folded[_LEAD.match(folded).end() :], folded)):
        found = _part_of(beginning) or _cited(beginning) or _symbol(beginning)
        if found:
            return found
    return None


def of_iri(iri: str) -> str | None:
    """The symbol that the IRI of a document is made of (``a-63-228``), None for other IRIs.

    By it a document is known whose text, as it was read, prints none.
    """
    return canonical(last_part(iri)) if iri.startswith(BASE + "id/document/") else None


def iri(symbol: str) -> str:
    """The IRI of the document with a canonical symbol, in which no resolution has its year."""
    return f"{BASE}id/document/{dashed(without_year(symbol))}"


def without_year(symbol: str) -> str:
    """A canonical symbol less the year in brackets, by which no two resolutions differ."""
    return re.sub(r" \(\d{4}\)$", "", symbol)


def _folded(text: str) -> str:
    """In small letters and plain marks, without accents, percent-encoding and outer marks."""
    text = plain(unquote(text).translate(_SAME))
    return re.sub(r"\s+", " ", text).strip(" .,;:*[]\"'«»“”")


def _part_of(text: str) -> str | None:
    """What a corrigendum or an addendum is to another document."""
    found = _PART_OF.fullmatch(text)
    whole = canonical(found["rest"]) if found else None
    return f"{whole}/{_KIND[found['kind']]}.{found['number']}" if whole else None


def _cited(text: str) -> str | None:
    """The symbol of a resolution or decision that is cited in words."""
    found = _CITATION.fullmatch(text)
    if not found:
        return None
    organs = {_organ(name) for name in (found["before"], found["after"]) if name}
    if found["unscr"]:
        organs.add("S")
    kind = "DEC" if found["decision"] else "RES"
    first, second = found["first"].upper(), found["second"]
    letter = (found["letter"] or "").strip().upper()
    in_round = (found["round"] or "").upper()
    if second:
        series = _of_session(first, organs)
        number = f"{first}/{second}"
    else:
        roman = in_round.isalpha() and in_round
        series = "A" if roman or organs == {"A"} else "S"
        number = first
        if kind == "DEC" or not first.isdecimal() or (series == "A" and not roman):
            return None
    if series is None or not organs <= {series} or (second and in_round):
        return None
    tail = f" {letter}" * bool(letter) + f" ({in_round})" * bool(in_round)
    return f"{series}/{kind}/{number}{tail}"


def _organ(name: str) -> str:
    return next(series for series, names in _ORGANS.items() if re.fullmatch(names, name))


def _of_session(session: str, organs: set[str]) -> str | None:
    """The series of what is cited by session, or by year, and number."""
    for series in ("A/HRC", "E"):
        if series in organs:
            return series
    if not session.isdecimal() or FIRST_SLASHED_SESSION <= int(session) < 200:
        return "A"
    return None


def _symbol(text: str) -> str | None:
    """A symbol as it is written, or with dashes or spaces for its slashes and dots."""
    resumed = _RESUMPTION.search(text)
    if resumed:
        whole = _symbol(text[: resumed.start()])
        return f"{whole} (Resumption {resumed[1]})" if whole else None
    text = re.sub(r"\s*([/.])\s*", r"\1", text)
    in_round = _ROUND.search(text)
    text = _ROUND.sub("", text)
    if "/" in text:
        parts = _TAIL.sub(r"/\1", text).split("/")
        letter = _LETTER.search(parts[-1])
        parts[-1] = _LETTER.sub(r"\1", parts[-1])
    else:
        parts, letter = _undashed(text), None
    series, *rest = (part.upper() for part in parts)
    if series not in SERIES or not rest or not any(map(str.isdigit, "".join(rest))):
        return None
    if not all(_PART.fullmatch(part.casefold()) for part in rest):
        return None
    years = [in_round[1].upper()] if in_round else []
    if [series, rest[0]] == ["S", "RES"] and len(rest) == 3:
        years.append(rest.pop())
    written = "/".join([series, *map(_written, rest)])
    if letter:
        written += f" {letter[2].upper()}"
    return f"{written} ({years[0]})" if years else written


def _undashed(text: str) -> list[str]:
    """The parts of a symbol whose slashes and dots were made into dashes or spaces."""
    series, *words = re.split(r"[-\s]+", text)
    parts = [series]
    for word in words:
        head = parts[-1].upper()
        if head in _DOTTED and len(parts) > 1 and not word.isalpha():
            parts[-1] += f".{word}"
        elif head in ("S", "ES") and len(parts) > 1 and word.isdecimal():
            parts[-1] += f"-{word}"
        elif word.isdecimal() or word.partition(".")[0].upper() in _DOTTED | _PLAIN:
            parts.append(word)
        else:
            return [""]
    return parts if len(parts) > 2 else [""]


def _written(part: str) -> str:
    """A part in capitals, but Corr., Add., Rev. as they are printed."""
    word, dot, number = part.partition(".")
    return _MIXED.get(word, word) + dot + number
