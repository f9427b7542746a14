"""How often what `disarmgraph read` proposes is right, beside the likelihood that it gives it.

    DISARMGRAPH_TEXTS=FOLDER python bench/reading_likelihoods.py

The five documents are read as by ``bench/reading.py``. What is proposed of a norm is right where
the reviewed data says it of a norm with the same verb in the same passage; what a passage mentions,
where the data says so of the passage at its place. What the data leaves out counts as wrong. Things
that the graph does not know yet are not counted: people name them otherwise.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator

from left_out import Documents, LeftOut
from pyoxigraph import NamedNode, Store
from reading import mentions_of, norms_of, starts_of

from disarmgraph.namespaces import BASE, DISARM, RDF

LEAST = 10
"""A rule that proposed less often is not listed."""
OF_NORMS = ("type", "verb", "bearer", "action")

Row = tuple[str, str, float, bool]
"""A property, the rule that proposed a value, how likely it was said to be, and if it is right."""


def main() -> None:
    """Prints a row for each property and rule."""
    rows = defaultdict(list)
    documents = Documents()
    for each in documents:
        for name, rule, likelihood, right in (
            *_mentioned(each),
            *_of_norms(each, documents.whole),
        ):
            rows[name, rule].append((likelihood, right))
    print("| Property | Rule | Proposed | Likelihood | Right |")
    print("|---|---|---:|---:|---:|")
    for (name, rule), found in sorted(rows.items(), key=lambda each: -len(each[1])):
        if len(found) >= LEAST:
            said, right = (sum(each) / len(found) for each in zip(*found, strict=True))
            print(f"| {name} | {rule} | {len(found)} | {said:.2f} | {right:.2f} |")


def _mentioned(document: LeftOut) -> Iterator[Row]:
    """What passages are proposed to mention or cite, whichever of the two."""
    wanted, starts = mentions_of(document.data), starts_of(document.found)
    for subject, prop, value, rule, likelihood in _proposals(document):
        if prop in (DISARM + "mentions", DISARM + "cites") and subject in starts:
            yield (
                "mentions, cites",
                rule,
                likelihood,
                (starts[subject], value.removeprefix(BASE)) in wanted,
            )


def _of_norms(document: LeftOut, whole: Store) -> Iterator[Row]:
    """What is proposed of norms; of a norm that the data has not, its verb alone."""
    wanted = norms_of(whole, starts_of(document.data)).values()
    drafted = {
        thing: [said for at, said in wanted if places & at and said["verb"] == drawn["verb"]]
        for thing, (places, drawn) in norms_of(document.found, starts_of(document.found)).items()
    }
    for subject, prop, value, rule, likelihood in _proposals(document):
        name = "type" if prop == RDF + "type" else prop.removeprefix(DISARM)
        if name == "verb" and subject in drafted:
            yield name, rule, likelihood, bool(drafted[subject])
        elif name in OF_NORMS and drafted.get(subject):
            yield name, rule, likelihood, any(value in said[name] for said in drafted[subject])


def _proposals(document: LeftOut) -> Iterator[tuple[str, str, str, str, float]]:
    """Subject, property, value, rule and likelihood of each statement whose value is known."""
    found, known = document.found, {quad.subject for quad in document.without}
    for quad in found.quads_for_pattern(None, NamedNode(RDF + "predicate"), None):
        said = {
            each.predicate.value: each.object
            for each in found.quads_for_pattern(quad.subject, None, None)
        }
        if said[RDF + "object"] in known:
            told = (said[RDF + each].value for each in ("subject", "predicate", "object"))
            rule, likelihood = (said[DISARM + each].value for each in ("rule", "likelihood"))
            yield *told, rule, float(likelihood)


if __name__ == "__main__":
    sys.exit(main())
