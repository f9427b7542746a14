"""How the parts of an official text begin that have no number: who speaks, recitals, annexes.

A resolution or a treaty names who acts, then says why in recitals, each of which begins with a
participle or an adjective and ends with a comma. These are parts of its body, neither titles nor
headings, however short they are.
"""

import re

_SUBJECT = re.compile(
    r"(?:The|We|Les?|La|Nous|L['\u2019])(?:\b|(?<=['\u2019]))[^.;:]{3,160},"
    r"(?:<sup>[^<]*</sup>|[¹²³⁰⁴-⁹])?",
    re.DOTALL,
)
_ORGAN = re.compile(
    r"The (?:General Assembly|Security Council|(?:\w+ )?(?:Review )?Conference)"
    r"|L['\u2019]Assemblée générale|Le Conseil de sécurité|La Conférence(?: d['\u2019]examen)?"
)
"""Who speaks in a resolution, where the comma behind it is missing."""
_RECITAL = re.compile(
    r"(?:\d{1,3}\.\s+)?[*_]{0,3}(?:Also|Further|Deeply|Gravely|Seriously|Strongly|Fully|Profoundly|Convinced"
    r"|Concerned|Determined|Resolved|Mindful|Aware|Conscious|Guided|Alarmed|Encouraged|Desirous"
    r"|[A-Z][a-z]+ing|Profondément|Gravement|Vivement|Fermement|Pleinement"
    r"|(?:Se\s|S['\u2019])[a-zà-ÿ]+ant"
    r"|(?:Conscient|Convaincu|Préoccupé|Résolu|Déterminé|Soucieux|Désireux|Alarmé|Inquiet|Guidé"
    r"|Ayant|[A-ZÀ-Ý][a-zà-ÿ]+ant)(?:e|s|es)?|Soucieuses?|Désireuses?|Inquiets|Inquiètes?)\b"
)
NUMBER = re.compile(r"(?:\d+/\d+[A-Z]?|\d+\s\((?:[IVXL]+|\d{4})\))\.\s+")
"""The number of a resolution before its title: "62/47. The mills", "1722 (XVI). The mills"."""
_TITLE = re.compile(
    rf"{NUMBER.pattern}|"
    r"(?:(?:Final|Draft|Political|Outcome|Projet de) )?(?:Resolution|Résolution|Convention|Treaty"
    r"|Traité|Protocol|Protocole|Declaration|Déclaration|Agreement|Accord"
    r"|Programme of Action|Programme d['\u2019]action|Action Plan|Plan d['\u2019]action|Communiqué"
    r"|Statement|Document|Decision|Décision)\b",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"(?:Annex|Annexe|Appendix|Appendice)", re.IGNORECASE)


def is_subject(words: str) -> bool:
    """Whether a block is "The General Assembly," or "Les États parties au présent traité,"."""
    return bool(_SUBJECT.fullmatch(words) or _ORGAN.fullmatch(words))


def is_recital(words: str) -> bool:
    """Whether a block begins as a paragraph of a preamble does: "Recalling", "Préoccupée par"."""
    return bool(_RECITAL.match(words))


def is_annex(words: str) -> bool:
    """Whether a block is the mere word, without a number."""
    return bool(_ANNEX.fullmatch(words))


def is_title(words: str) -> bool:
    """Whether a block in the head of a document begins with what kind of document it is."""
    return bool(_TITLE.match(words))
