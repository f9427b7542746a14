"""How a fact was obtained: the page that explains the marks, and what the marks are made of."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, current_app, render_template
from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.citing.pinpoint import pinpoint
from disarmgraph.content import printed_order
from disarmgraph.lists.shelves import BASES
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.pages import reader
from disarmgraph.reference.derivation import Derivation, sentence

SCHEME = f"{BASE}scheme/basis/"

blueprint = Blueprint("basis", __name__)


def counted(store: Store) -> dict[str, int]:
    """How many things there are on each basis."""
    basis = NamedNode(DISARM + "basis")
    return {
        name: sum(1 for _ in store.quads_for_pattern(None, basis, value, DefaultGraph()))
        for name in BASES
        for value in [NamedNode(SCHEME + name)]
    }


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any] | tuple[str, ...] | str]:
    """What the marks of templates need: the bases, and where a passage stands in few words."""
    return {
        "bases": BASES,
        "basis_scheme": SCHEME,
        "pinpoint": partial(pinpoint, reader.names()),
        "rule_sentence": lambda graph: sentence(graph, reader.language()),
        "innermost": partial(printed_order.innermost, reader.store()),
    }


@blueprint.get("/basis")
def explained() -> str:
    """How to tell what a source states from what is counted, derived or inferred."""
    rules = [each for each in current_app.config["REFERENCE"]().derivations if each.concluded]
    return render_template(
        "basis.html",
        counts=current_app.config["BASES"](),
        rules=sorted(rules, key=_conclusions, reverse=True),
        conclusions=_conclusions,
    )


def _conclusions(rule: Derivation) -> int:
    return sum(count for _, count in rule.concluded)
