"""The words by which texts tell of help: verbs by what they make of it, nouns by its kind.

Only what has been done is told by a verb: "shall provide" and "provides for" are none.
"""

import re

_HAVE = r"(?:has |have |had )?(?:also |since |already |jointly |generously )?"
_A = (
    r"(?:a|ont|avait|avaient|ayant) (?:(?:également|aussi|déjà|ensuite|ainsi|en outre|depuis lors"
    r"|notamment) )?"
)
_HELP = (
    r"(?:assistance|support|help|aid|training|fund(?:s|ing)|grants?|equipment|expertise|experts"
    r"|advice|aide|appui|soutien|concours|formation|fonds|financement|subventions?|matériel"
    r"|contributions?|conseils|don)\b"
)
_MONEY = r"[^.;:]{0,60}?(?:[$€£]|\b(?:dollars?|euros?|funds?|fonds|financ\w+|contributions?)\b)"
_OBJECT = rf"[^.;:,]{{0,50}}?\b{_HELP}"
PROVIDED, FUNDED, REQUESTED, OFFERED = "provided", "funded", "requested", "offered"

GIVING = tuple(
    (status, re.compile(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            PROVIDED,
            rf"\b{_HAVE}(?:provided|gave|given|delivered|rendered|lent|extended)\b(?={_OBJECT})",
        ),
        (
            PROVIDED,
            rf"\b{_A}(?:(?:leur|lui) )?(?:fourni|apporté|prêté|accordé|octroyé|dispensé|livré"
            rf"|remis|mis à (?:la|leur|sa) disposition)\b(?={_OBJECT})",
        ),
        (FUNDED, rf"\b{_HAVE}(?:funded|financed|co-financed|disbursed)\b"),
        (FUNDED, rf"\b{_HAVE}(?:contributed|donated)\b(?={_MONEY})"),
        (FUNDED, rf"\b{_A}(?:financé|cofinancé|alloué|débloqué)\b"),
        (FUNDED, rf"\b{_A}(?:versé|contribué)\b(?={_MONEY})"),
    )
)
"""Verbs whose subject gives; who gets it stands behind "to"."""

HELPING = re.compile(
    rf"\b(?:{_HAVE}(?:assisted|helped|aided|equipped|advised|supported)"
    rf"|{_A}(?:aidé|assisté|épaulé|conseillé|équipé|soutenu|appuyé)"
    rf"|{_HAVE}continued to (?:assist|help|support)"
    rf"|{_A}continué (?:à |d'|de )(?:aider|assister|soutenir|appuyer))\b",
    re.IGNORECASE,
)
"""Verbs whose object gets help."""

ASKING = tuple(
    (status, re.compile(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            REQUESTED,
            rf"\b{_HAVE}(?:requested|asked for|sought|appealed for|applied for)\b(?={_OBJECT})",
        ),
        (REQUESTED, rf"\b{_A}(?:demandé|sollicité|requis)\b(?={_OBJECT})"),
        (OFFERED, rf"\b{_HAVE}(?:offered|pledged)\b(?={_OBJECT})"),
        (OFFERED, rf"\b{_A}(?:proposé|offert|promis)\b(?={_OBJECT})"),
    )
)
"""Verbs of asking, whose subject is to get, and of offering, whose subject is to give."""

RECEIVING = re.compile(
    rf"\b(?:{_HAVE}(?:received|benefited from|benefitted from)"
    rf"|{_A}(?:reçu|bénéficié (?:de |d'|du )|obtenu))(?={_OBJECT})",
    re.IGNORECASE,
)
"""Verbs whose subject gets help."""

BY = re.compile(
    r"(?:\b(?:funded|financed|co-financed|donated) by"
    rf"|\b{_HELP} (?:provided|given|granted|extended) by"
    r"|\bwith (?:the )?(?:financial |technical |generous )?(?:support|assistance|help|funding)"
    r" (?:of|from)"
    r"|\b(?:co)?financée?s? par|\b(?:fourni|apporté|accordé|octroyé|prêté)e?s? par"
    r"|\b(?:avec l'|avec le |grâce à l'|grâce au )(?:appui|soutien|concours|aide|assistance"
    r"|financement)(?: financier| technique|financière)? (?:de|du|des|d'))"
    r"(?: the| la| le| les| l')?"
    r"(?: Governments? of(?: the)?| Gouvernements?(?: de la| du| de)?)? ?$",
    re.IGNORECASE,
)
"""Words before who gives, where the verb is passive or there is none."""

_KINDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("training", r"\b(?:training|trained|formation|stages?)\b"),
        ("legislative", r"\b(?:legislat\w+|législati\w+)\b"),
        ("equipment", r"\b(?:equipment|machines?|matériel|équipement|ordinateurs?|computers?)\b"),
        ("destruction-support", r"\bdestruction\b"),
        ("technical", r"\b(?:technical|technique)\b"),
        ("expertise", r"\b(?:experts|expertise)\b"),
        ("research-support", r"\b(?:research|study|survey|recherche|étude|enquête)\b"),
        (
            "financial",
            r"\b(?:financial\w*|financ\w+|fund(?:s|ed|ing)|grants?|contribut\w+|donated|fonds"
            r"|versé|alloué|disbursed|subventions?)\b",
        ),
    )
)


def kind(words: str) -> str | None:
    """The kind of help that words tell of, as the end of its IRI; the most telling of several."""
    return next((name for name, pattern in _KINDS if pattern.search(words)), None)
