"""The same duty in other instruments: the same kind of norm on the same action and theme."""

from collections import defaultdict

from pyoxigraph import Store

from disarmgraph.namespaces import BASE

_QUERY = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?norm ?value
WHERE {
  ?norm disarm:action ?action .
  %s
}"""
KINDS = (
    _QUERY
    % """VALUES ?value {
    disarm:Mandate disarm:Obligation disarm:Permission disarm:Prohibition disarm:Recommendation
  }
  ?norm a ?value ."""
)
ACTIONS = _QUERY % "?norm disarm:action ?value ."
THEMES = _QUERY % "?norm disarm:theme ?value ."
SOURCES = _QUERY % "?norm disarm:sourceProvision ?value ."


class Alike:
    """For each norm of an instrument the norms of others that ask for, forbid or allow the same.

    Norms are alike that are of one kind (obligation, prohibition ...) and have an action and a
    theme in common. This is our comparison; no source makes it.
    """

    def __init__(self, store: Store):
        self.instruments = {
            norm: set(map(_text, sources)) for norm, sources in _values(store, SOURCES).items()
        }
        kinds, actions, themes = (_values(store, query) for query in (KINDS, ACTIONS, THEMES))
        self._duties = {
            norm: {
                (kind, action, theme)
                for kind in kinds[norm]
                for action in actions[norm]
                for theme in themes[norm]
            }
            for norm in self.instruments
        }
        self._norms: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for norm, duties in self._duties.items():
            for duty in duties:
                self._norms[duty].add(norm)

    def norms(self, norm: str) -> dict[str, list[str]]:
        """The norms like one, by the IRI of their instrument or document, its own left out."""
        own, found = self.instruments.get(norm, set()), defaultdict(list)
        alike = {each for duty in self._duties.get(norm, ()) for each in self._norms[duty]}
        for each in sorted(alike):
            for instrument in sorted(self.instruments[each] - own):
                found[instrument].append(each)
        return dict(sorted(found.items()))


def _text(provision: str) -> str:
    """The instrument or document of a provision, which is in its IRI."""
    return BASE + "/".join(provision.removeprefix(BASE).split("/")[:3])


def _values(store: Store, query: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.query(query):
        found[row["norm"].value].add(row["value"].value)
    return found
