"""What a reader is told of a finding, in English and in French."""

import re
from collections import Counter
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from disarmgraph import texts
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import BASE, OWL, SCHEMES, SKOS, shorten
from disarmgraph.rdf.literals import is_well_typed
from disarmgraph.rdf.statements import TYPE, Statements
from disarmgraph.triples import Term
from disarmgraph.validation.graph_rules import Breach
from disarmgraph.validation.references import Astray, Misplaced
from disarmgraph.validation.shacl import Result
from disarmgraph.validation.spelling import Spelling, parted

Said = tuple[str, str]
"""A message in English and in French."""

CHOICE = 12
"""How many concepts of a list a message shows; of a longer one it says where they are listed."""

SHOWN = 4
"""How many values that collide a message shows."""

OF_A_VALUE = tuple(f"{kind}ConstraintComponent" for kind in ("Class", "Node", "Or"))
"""What a text fails where a thing is wanted, or a value of one of several datatypes."""

UNIQUE = "UniqueLangConstraintComponent"
OF_MANY = ("MaxCountConstraintComponent", UNIQUE)
"""What several values together fail."""

_DATA = NamedNode(OWL + "DatatypeProperty")
_LIST = re.compile(r"scheme/[a-z-]+")
_IN_SCHEME = NamedNode(SKOS + "inScheme")
NOTHING = ("", "")


def in_words(words: str, **said: str) -> Said:
    """A message of this package."""
    return tuple(texts.text(f"check-{words}", language, **said) for language in LANGUAGES)


def joined(*parts: Said) -> Said:
    """Messages one after the other."""
    return tuple(" ".join(filter(None, each)) for each in zip(*parts, strict=True))


def written(term: Term) -> str:
    """An IRI or a literal, with its language if it has one."""
    language = getattr(term, "language", None)
    return f"{term.value}@{language}" if language else term.value


def quoted(term: Term) -> Said:
    """An IRI with its prefix, or a literal in quotes, as each language writes them."""
    if isinstance(term, Literal):
        tag = f"@{term.language}" if term.language else ""
        return in_words("quoted", value=term.value, tag=tag)
    return (shorten(written(term)),) * 2


def is_iri(path: str) -> bool:
    """Whether a path of SHACL is a property; SPARQL writes a longer one in angle brackets."""
    return ":" in path and "<" not in path


class Telling:
    """Puts findings into words, with what the whole graph has to offer instead."""

    def __init__(self, whole: Statements) -> None:
        self._whole = whole
        self.spelling = Spelling(whole)

    def astray(self, each: Astray, rule: str) -> Said:
        """That a term or a thing is not there, and what may have been meant."""
        nearest = self.spelling.nearest(each.iri)
        if nearest:
            return tuple(
                texts.text(f"check-{rule}", language, nearest=self._named(each, nearest, language))
                for language in LANGUAGES
            )
        if each.iri.startswith(SCHEMES):
            scheme = "scheme/" + each.iri.removeprefix(SCHEMES).partition("/")[0]
            return joined(in_words("undeclared-concept"), self._list(scheme, scheme))
        return in_words(f"{rule}-like-no-other")

    def _named(self, each: Astray, nearest: str, language: str) -> str:
        """What was meant as people write it: with its prefix, unless the namespace is at fault."""
        same = parted(nearest)[0] == parted(each.iri)[0]
        label = "" if each.is_term else self.spelling.label(nearest, language)
        return (shorten(nearest) if same else f"<{nearest}>") + (f" ({label})" if label else "")

    def misplaced(self, each: Misplaced, words: str) -> Said:
        """For which classes a property is, or to which it leads."""
        classes = ", ".join(shorten(kind.value) for kind in each.classes)
        return in_words(words, property=shorten(each.property.value), classes=classes)

    def breach(self, each: Breach) -> Said:
        """What a rule says; of a thing that lacks one of several properties, which."""
        lacks = each.rule.property is None and each.property is not None and each.value is None
        more = f"({shorten(each.property.value)})" if lacks else ""
        return joined(tuple(each.rule.summary[each_] for each_ in LANGUAGES), (more, more))

    def result(self, result: Result, rule: str) -> Said:
        """What a shape says, after what is the matter and before what there is to choose from.

        A shape of a user may speak one of the two languages, or none.
        """
        messages = dict(sorted(result.messages))
        plain = next(iter(messages.values()), "")
        ours = in_words("unshapely", what=result.component)
        says = tuple(
            messages.get(language) or plain or own
            for language, own in zip(LANGUAGES, ours, strict=True)
        )
        named = _LIST.search(messages.get("en", ""))
        choice = self._list(named[0], shorten(rule)) if named else NOTHING
        return joined(self._matter(result), says, choice)

    def _matter(self, result: Result) -> Said:
        """What is the matter with a value, or which values there are."""
        value = result.value
        if isinstance(value, Literal) and not is_well_typed(value):
            return in_words("ill-typed", value=value.value, datatype=shorten(value.datatype.value))
        if isinstance(value, Literal) and result.component in OF_A_VALUE:
            if is_iri(result.path) and _DATA in self._whole.values(NamedNode(result.path), TYPE):
                datatype = shorten(value.datatype.value)
                return in_words("read-as", value=value.value, datatype=datatype)
            return in_words("is-text", value=value.value)
        colliding = self.colliding(result)
        if colliding:
            shown = [", ".join(each) for each in zip(*map(quoted, colliding), strict=True)]
            return tuple(
                texts.text("check-there-are", language, values=values)
                for language, values in zip(LANGUAGES, shown, strict=True)
            )
        return NOTHING

    def colliding(self, result: Result) -> Sequence[Term]:
        """The first values that together do not meet a shape, each of which may be right by itself.

        Those of a longer path are left out.
        """
        if result.value is not None or result.component not in OF_MANY or not is_iri(result.path):
            return ()
        values = self._whole.values(result.focus, NamedNode(result.path))
        if result.component == UNIQUE:
            uses = Counter(getattr(each, "language", None) for each in values)
            values = [each for each in values if uses[getattr(each, "language", None)] > 1]
        return values[:SHOWN]

    def _list(self, scheme: str, rule: str) -> Said:
        """What a list has, or where it is shown if it is long."""
        found = self._whole.inverse(_IN_SCHEME).get(NamedNode(BASE + scheme), ())
        concepts = sorted(shorten(each.value) for each in found)
        if not concepts:
            return NOTHING
        if len(concepts) <= CHOICE:
            return in_words("choice", concepts=", ".join(concepts))
        return in_words("long-list", rule=rule)
