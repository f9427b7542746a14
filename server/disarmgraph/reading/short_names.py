"""What a thing is called for short: what a bracket gives it, the noun of its kind."""

import re
from collections.abc import Iterator

from disarmgraph.reading.words import listed, words

HEADS = listed(
    "Convention Treaty Protocol Agreement Declaration Programme Program Plan Conference "
    "Meeting Summit Session Committee Commission Council Assembly Organization Organisation "
    "Union League Office Centre Center Institute Group Panel Fund Facility Campaign Coalition "
    "Network Service Secretariat Unit Instrument Code Framework Initiative Strategy Compact "
    "Agenda Tribunal Court Agency Authority Register Monitor Alliance Forum Department "
    "Division Traité Protocole Accord Déclaration Conférence Réunion Sommet Comité Conseil "
    "Assemblée Ligue Bureau Institut Groupe Fonds Campagne Réseau Secrétariat Cadre Stratégie "
    "Pacte Cour Agence Autorité Registre Observatoire Département"
)
"""Nouns that say what kind of instrument, body or event a name is of, in both languages."""
_PLANS = listed("Programme Plan Agenda Agreement Session Instrument Framework")
"""Those of them that any text has of its own."""
CONNECTORS = listed(
    "of on for to against in with and the de du des d l la le les sur pour contre en relatif "
    "relative concernant visant portant et au aux à"
)
"""Words that join the parts of a name."""
_BRACKET = re.compile(r"\s*\(\s*([^()\n]{2,90}(?:\n[^()\n]{0,60})?)\)")
_QUOTED = re.compile(
    r"[\"\u201c\u00ab]\s*(?:[Tt]he |[Ll]a |[Ll]es? |[Ll]['\u2019])?([^\"\u201d\u00bb]{2,60}?)\s*"
    r"[\"\u201d\u00bb]"
)


def introduced(text: str, end: int) -> Iterator[str]:
    """What a bracket right after a name says that it is called from here on."""
    bracket = _BRACKET.match(text, end)
    if not bracket:
        return
    quoted = _QUOTED.findall(bracket[1])
    yield from quoted
    first = re.split(r"[,;]| ou | or ", bracket[1])[0].strip()
    if (
        not quoted
        and re.fullmatch(r"[A-Z][A-Za-z&/-]{1,11}", first)
        and sum(map(str.isupper, first)) > 1
    ):
        yield first


def heads(name: str) -> Iterator[str]:
    """What a thing may be called for short: the noun that its name begins or ends with."""
    said = words(name)
    if len(said) < 2 or any(char.isdigit() for char in name):
        return
    joints = [at for at, each in enumerate(said) if each.stem in CONNECTORS]
    if said[0].stem in HEADS and joints:
        yield name[: said[joints[0] - 1].end] if joints[0] else said[0].written
        following = [at for at in joints if at > joints[0] + 1]
        if following and joints[0]:
            yield name[: said[following[0] - 1].end]
    last = joints[0] - 1 if joints else len(said) - 1
    nouns = HEADS - _PLANS if joints else HEADS
    if last > 0 and said[last].stem in nouns and said[last].is_capital:
        yield said[last].written
        if last > 1 or joints:
            yield name[said[0 if joints else last - 1].start : said[last].end]
