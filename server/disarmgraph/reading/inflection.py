"""The forms of the verbs by which texts oblige: number, tense, agreement, in both languages."""

from collections.abc import Iterator

from disarmgraph.reading.words import words

_FRENCH = {
    "doit": ("doivent", "devait", "devaient", "devons", "devra", "devront"),
    "peut": ("peuvent", "pouvons", "pourra", "pourront"),
    "convient": ("conviennent", "convenu", "convenue", "convenus", "convenues"),
    "est": ("sont", "était", "étaient", "sera", "seront"),
    "reste": ("restent", "restera", "resteront"),
    "demeure": ("demeurent", "demeurera", "demeureront"),
    "a": ("ont", "avait", "avaient", "aura", "auront"),
    "charge": ("chargent",),
    "fait": ("font",),
    "met": ("mettent", "mis"),
    "prie": ("prient", "prié", "priée", "priés", "priées", "prions"),
    "reconnaît": ("reconnaissent", "reconnu"),
    "soutient": ("soutiennent", "soutenu"),
    "conclut": ("concluent", "conclu"),
    "espère": ("espèrent", "espéré"),
    "exige": ("exigent", "exigé"),
    "appelle": ("appellent", "appelé", "appelés", "appelons"),
    "impose": ("imposent", "imposé"),
    "faut": ("fallait", "faudrait"),
    "incombe": ("incombent",),
}
_COPULAS = ("est", "reste", "demeure")
"""Verbs with whose subject the next word agrees."""
_ENGLISH = {
    "is": ("are", "was", "were", "be"),
    "has": ("have", "had"),
    "commits": ("commit",),
    "undertakes": ("undertake", "undertook", "undertaken"),
    "bears": ("bear", "bore"),
    "draws": ("draw", "drew", "drawn"),
}


def inflected(label: str, language: str) -> Iterator[tuple[str, ...]]:
    """The forms of a label as words in small letters, the label itself first."""
    plain = [each.written.casefold() for each in words(label)]
    if not plain or label in ("conditionnel", "futur"):
        return
    at = next(
        (place for place, word in enumerate(plain) if word not in ("s", "se", "il", "on", "ne")), 0
    )
    french = language == "fr"
    for verb in (plain[at], *_others(plain[at], french)):
        form = (*plain[:at], verb, *plain[at + 1 :])
        yield form
        if french and plain[at] in _COPULAS and len(plain) > at + 1:
            for attribute in _agreeing(plain[at + 1]):
                yield (*form[: at + 1], attribute, *form[at + 2 :])
        if "itself" in form:
            for whom in ("ourselves", "themselves"):
                yield tuple(whom if each == "itself" else each for each in form)


def _agreeing(attribute: str) -> tuple[str, ...]:
    """A French adjective or participle in its other gender, and in the plural."""
    if attribute.endswith("al"):
        return (f"{attribute}e", f"{attribute}es", f"{attribute[:-1]}ux")
    feminine = f"{attribute}le" if attribute.endswith("el") else f"{attribute}e"
    if attribute.endswith("e"):
        feminine = attribute
    return (feminine, f"{feminine}s", f"{attribute}s")


def _others(verb: str, french: bool) -> tuple[str, ...]:
    """The plural of a verb, in French in the first person too, and its past."""
    listed = (_FRENCH if french else _ENGLISH).get(verb)
    if listed:
        return listed
    if french and verb.endswith("rait"):
        return (verb[:-3] + "aient",)
    if french and verb.endswith("e"):
        stem = verb[:-1]
        plural = f"{stem}eons" if stem.endswith("g") else f"{stem}ons"
        return (f"{verb}nt", plural, *(f"{stem}é{ending}" for ending in ("", "e", "s", "es")))
    if not french and verb.endswith("s") and not verb.endswith("ss"):
        plural = verb[:-2] if verb.endswith("sses") else verb[:-1]
        return (plural, plural + ("d" if plural.endswith("e") else "ed"))
    return ()
