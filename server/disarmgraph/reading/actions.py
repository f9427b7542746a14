"""What a norm has somebody do: an action of the scheme, told by the words of its name."""

from collections.abc import Mapping, Sequence

from disarmgraph.reading.words import Word, listed

Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""The names of actions, each as the stems of its words, with its IRI, by the first of these."""

_SUPPORTING = listed(
    "make take give have do get put faire prendre donner avoir mettre tenir rendre"
)
"""Verbs that say nothing without their noun: "make reference" makes nothing."""
_ONLY_OF = {
    "poursuivre": listed(
        "auteur coupable responsable suspect personne individu ceux celui crime criminel infraction"
        " trafiquant pénalement justice"
    )
}
"""Verbs that are another action before other nouns: "poursuivre ses efforts" prosecutes nobody."""


def done(ahead: Sequence[Word], names: Names) -> str | None:
    """The first action that is said by all words of its name, None where none is.

    "Conduct" alone is no "conduct research", and "take" none of the many that begin with it.
    """
    following = [each.stem for each in ahead]
    for at, stem in enumerate(following):
        for key, iri in names.get(stem, ()):
            if set(key) <= set(following[at:]) and not _is_of_noun(key, following[at + 1 :]):
                return iri
    return None


def _is_of_noun(key: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a name of one word is a verb that its noun would have to make an action."""
    if len(key) > 1:
        return False
    only = _ONLY_OF.get(key[0])
    return key[0] in _SUPPORTING or (only is not None and only.isdisjoint(after))
