"""The graph in Jelly, a binary format of RDF (https://w3id.org/jelly/), by pyjelly.

It is the extra ``release``: nothing else needs it.
"""

import io
from collections.abc import Iterable
from importlib.util import find_spec

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from disarmgraph.fault import Fault
from disarmgraph.namespaces import RDF, XSD

MEDIA_TYPE = "application/x-jelly-rdf"


class JellyError(Fault):
    """There is nothing to write Jelly with."""


def check_there() -> None:
    """Raises JellyError without the extra."""
    if find_spec("pyjelly") is None:
        raise JellyError("a release needs pyjelly: pip install 'disarmgraph[release]'")


def written(quads: Iterable[Quad]) -> bytes:
    """A flat stream of quads, in their order. Raises JellyError without the extra."""
    check_there()
    from pyjelly import jelly
    from pyjelly.integrations.generic import generic_sink as terms
    from pyjelly.integrations.generic.serialize import flat_stream_to_file
    from pyjelly.options import StreamParameters
    from pyjelly.serialize.streams import SerializerOptions

    def term(each: NamedNode | BlankNode | Literal) -> object:
        if isinstance(each, NamedNode):
            return terms.IRI(each.value)
        if isinstance(each, BlankNode):
            return terms.BlankNode(each.value)
        implied = each.datatype.value in (XSD + "string", RDF + "langString")
        return terms.Literal(each.value, each.language, None if implied else each.datatype.value)

    output = io.BytesIO()
    flat_stream_to_file(
        (terms.Quad(*map(term, (*quad.triple, quad.graph_name))) for quad in quads),
        output,
        SerializerOptions(
            logical_type=jelly.LOGICAL_STREAM_TYPE_FLAT_QUADS, params=StreamParameters()
        ),
    )
    return output.getvalue()
