"""Whether four figures are a year: by the words before and behind them, in English and French.

"2006 mines" are mines, "paragraph 1999" is a paragraph. A preposition of time, a word such as
"year", brackets, a place, or the article before one thing ("the 2006 report") makes a year.
"""

import re

_BEFORE = 48
_AFTER = 32

_LOCATORS = (
    r"paragraphs?|paragraphes?|paras?|par|articles?|arts?|pages?|pp?|notes?|footnotes?|nos?|n[°º]"
    r"|numbers?|numéros?|chapters?|chapitres?|sections?|rules?|règles?|resolutions?|résolutions?"
    r"|decisions?|décisions?|documents?|annexe?s?|vols?|volumes?|rooms?|salles?|items?|points?"
    r"|agenda|programme|sdg|iso"
)
_LOCATED = re.compile(rf"(?:^|[\W_])(?:{_LOCATORS})[\s.]*$", re.IGNORECASE)
"""What has a number of its own."""

_TIMES = re.compile(
    r"(?:^|[\W_])(?:in|since|until|till|by|before|after|during|throughout|circa|years?|of the year"
    r"|early|late|mid|as (?:of|from|at)|prior to|summer|spring|autumn|winter|adopted|signed"
    r"|(?:end|beginning|middle|start|close|course|half|quarter|part) of|copyright|©"
    r"|en|depuis|dès|avant|après|pendant|durant|courant|fin|début|mi|vers|années?|l['\u2019]an"
    r"|(?:fin|début|cours|courant|milieu|semestre|trimestre|moitié) de|adoptée?s?|signée?s?"
    r"|d['\u2019]ici(?: à| l['\u2019]an)?|(?:à )?l['\u2019]horizon|jusqu['\u2019](?:en|à)"
    r"|à (?:compter|partir) de|été|printemps|automne|hiver)[\s*_-]*$",
    re.IGNORECASE,
)
"""What makes a year of any number behind it."""

_PARTICLES = re.compile(
    r"(?:^|[\W_])(?:of|for|from|to|between|and|on|de|pour|entre|et|à|que)[\s*_]*$", re.IGNORECASE
)
"""What may stand before a year, and before anything that is counted."""

_DETERMINERS = re.compile(
    r"(?:^|[\W_])(?:the|its|their|his|her|our|this|that|an?|each|every|first|second|third|s)[\s*_]+"
    r"(?:(?-i:[a-z]{3,})[\s*_]+)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:$|[.;:,!?()\]»\"\u201d\u2019]|<sup>|[¹²³⁴-⁹]|[-\u2013\u2014](?!\w))"
    r"|[\s*_]+(?:and|or|to|until|when|onwards?|alone|only|as|at|in|on|of|by|for|from|with|within"
    r"|which|that|was|were|is|are|has|had|have|will|should|shall|would|may|it|the|a|an|under|through|after|before|between"
    r"|because|but|et|ou|au|aux|à|en|dans|par|pour|sur|sous|avec|lors|où|qui|que|quand|a|ont|est"
    r"|sont|était|étaient|sera|ils?|elles?|les?|la|une?|du|de|des|afin|ainsi|mais|car|entre"
    r"|relati\w+|concernant|intitulée?s?|[-\u2013\u2014])(?!\w)|[\s*_]+[ld]['\u2019]",
    re.IGNORECASE,
)
"""What follows a year rather than a number of things."""

_ONE_THING = re.compile(
    r"[\s*_]+(?!Agenda)(?:[A-Z][\w'\u2019-]*|reports|meetings|sessions|figures|data|guidelines"
    r"|[a-zé'\u2019-]*[^\Ws\d_](?![\w'\u2019-]))"
)
"""A name, or a word in the singular: "the 2006 Conference", "its 2009 report"."""

_MEASURED = re.compile(
    r"\s?(?:[%°€$]|s\b)|\s(?:met(?:er|re)s|mètres|km|kilomet(?:er|re)s|kilomètres|kg|tons|tonnes"
    r"|hectares|dollars|euros|people|persons|personnes|copies|exemplaires|fois|times|mots|words)\b"
)
"""What is measured or counted, whatever stands before it."""

_FIRST = re.compile(r"((?:1[89]|20)\d\d)\s?[-\u2013\u2014/]$")
_PLACE = re.compile(r"(?:[A-ZÉ][\w.'\u2019-]+\)?,|\b[A-ZÉ][\w'\u2019-]+)[\s*_]+$")
_RANGE = re.compile(
    r"\s?[-\u2013\u2014/]\s?(?:(?:1[89]|20)\d\d|\d\d)(?![\w/-])"
    r"|\s(?:to|à)\s(?:1[89]|20)\d\d(?!\w|[/.,]\d)"
)


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the four figures at a place in a text are a year."""
    before = text[max(0, start - _BEFORE) : start]
    after = text[end : end + _AFTER]
    if _LOCATED.search(before) or _MEASURED.match(after):
        return False
    if _TIMES.search(before) or _RANGE.match(after):
        return True
    closes = _ENDS.match(after) is not None
    if _DETERMINERS.search(before) and _ONE_THING.match(after):
        return True
    if before.endswith("(") or _PARTICLES.search(before) or _PLACE.search(before):
        return closes
    first = _FIRST.search(before)
    return first is not None and int(first[1]) < int(text[start:end])
