"""Whether a number counts something, or is the number of something: of a paragraph, of a page."""

import re

from disarmgraph.grammar import months
from disarmgraph.grammar.numerals import Numeral

_REACH = 60
_LOCATORS = (
    r"paragraphs?|paragraphes?|paras?\.?|pars?\.?|subparagraphs?|alinéas?|al\.|articles?|arts?\."
    r"|sections?|sect?s?\.|chapters?|chapitres?|chaps?\.|ch\.|annex(?:es)?|annexes?|appendix|appendices"
    r"|pages?|pp?\.|footnotes?|notes?|nos?\.|n[°º]|numbers?|numéros?|no|rules?|règles?|actions?|mesures?"
    r"|items?|points?|goals?|objectifs?|targets?|cibles?|tables?|tableaux?|figures?|figs?\.|graphiques?"
    r"|versions?|vol(?:ume)?s?\.?|resolutions?|résolutions?|decisions?|décisions?|documents?|doc\."
    r"|protocols?|protocoles?|parts?|partie|phases?|steps?|étapes?|options?|sessions?|levels?"
    r"|niveaux?|categor(?:y|ies)|catégories?|class|classes?|sdgs?|odd|iso|imas|isacs|rmds/g|rooms?"
    r"|salles?|clusters?|principles?|principes?|recommandations?|recommendations?|questions?|lines?"
    r"|lignes?|boxe?s?|encadrés?|committees?|agenda|groupe?s? of|module"
)
_JOINED = (
    r"(?:\(?[\da-zIVX]{1,4}(?:[./]\d+)*\)?[\s,]*(?:(?:,|and|et|to|à|au|or|ou|&|[-\u2013])\s*)+)*"
)
_LOCATED = re.compile(
    rf"(?:^|[\W_])(?:{_LOCATORS})(?:[\s*]*|(?<=[s.])[\s*]*{_JOINED})$", re.IGNORECASE
)
"""A locator, or in the plural or abbreviated a list that it opens: "articles 4 et"."""
_ORDINAL = re.compile(
    r"[\s-]+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+th|premi\w+|\w+ième)\b"
    r"|<sup>\s*[a-z]|\^?\{?(?:th|st|nd|rd|er|e|ème)\b|[-\u2010\u2011][^\W\d_]|\s?°|['\u2019]\d",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"[^\W\d_]\+$")
"""What stands before the number in the name of an anniversary: "MILLS+50"."""
_HUNDREDTHS = re.compile(r"\b(?:per|pour)\scent$", re.IGNORECASE)
_MONTH = re.compile(rf"[\s*]+({months.PATTERN})", re.IGNORECASE)
_PERIOD = re.compile(r"-(?:year|month|week|day|hour|an|mois|jour|heure)", re.IGNORECASE)
_ONE = re.compile(r"^(?:one|une?)$", re.IGNORECASE)
_NOT_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|which|the|another|some|only|l['\u2019]|quelqu['\u2019]|as|at|is|are)\s*$",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"\s+(?:of|another|or|and|who|that|which|to|can|may|must|should|is|was|has|had|by|in|on|for|could"
    r"|would|will|as|at|hand|such|thing|way|time|more|less)\b",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    r"\b(?:dont|of (?:which|whom)|including|total(?:ling| of| de)?|au total|s['\u2019]élev\w+ à"
    r"|(?:port|pass)\w+ à|réduit à|(?:rose|risen|grew|increased|dropped|fell|reduced|brought|up) to"
    r"|amount\w+ to|reach(?:ed|es|ing)|stands? at|stood at|atteint|à savoir|soit|au nombre de"
    r"|nombre (?:est|était) de|(?:est|était|étaient) (?:au nombre )?de)"
    r"(?: now| désormais| maintenant)?[\s*]+$",
    re.IGNORECASE,
)
_COUNT_BEHIND = re.compile(
    r"[\s*]+(?:le nombre|the number|au total|en tout|in (?:all|total)"
    r"|of (?:them|these|those|which|the)|d['\u2019]entre|des"
    r"|(?:par|per|an?|each|chaque) (?:day|week|month|year|jour|semaine|mois|an|année))\b",
    re.IGNORECASE,
)


def is_number_of(text: str, start: int, numeral: Numeral) -> bool:
    """Whether a number, with the currency before it, is no count whatever stands behind it."""
    before = text[max(0, start - _REACH) : start]
    after = text[numeral.end : numeral.end + 20]
    if _LOCATED.search(before) or _IN_NAME.search(before):
        return True
    if _HUNDREDTHS.search(before + text[start : numeral.end]):
        return True
    month = _MONTH.match(after)
    if month and not months.may_be_a_word(month[1]):
        return True
    if _ORDINAL.match(after) and not _PERIOD.match(after):
        return True
    if not _ONE.match(text[start : numeral.end]):
        return False
    if text[start].casefold() == "u":
        return not re.match(r"\s+seule?\b", after)
    return bool(_NOT_ONE.search(before) or _NO_THING.match(after))


def is_count(text: str, numeral: Numeral, end: int) -> bool:
    """Whether a number with nothing countable behind it is a count all the same."""
    if _ONE.match(text[numeral.start : numeral.end]):
        return False
    if numeral.scale > 1:
        return True
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    return bool(_COUNT_BEFORE.search(before) or _COUNT_BEHIND.match(text, end))
