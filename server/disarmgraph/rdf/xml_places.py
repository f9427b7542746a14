"""Places in RDF/XML: https://www.w3.org/TR/rdf-syntax-grammar/."""

from xml.parsers import expat

from pyoxigraph import Literal, NamedNode

from disarmgraph.namespaces import RDF
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.spots import SpotIndex
from disarmgraph.triples import Term

_XML = "http://www.w3.org/XML/1998/namespace"
_LANGUAGE = _XML + "lang"


def take_places(content: bytes, index: SpotIndex) -> None:
    """Node elements and the property elements in them, each where its tag begins."""
    parser = expat.ParserCreate(namespace_separator="")
    reader = _XmlReader(parser, index)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(content, True)


class _XmlReader:
    """Elements are by turns those of a thing and those of a property of it."""

    def __init__(self, parser: expat.XMLParserType, index: SpotIndex) -> None:
        self._parser = parser
        self._index = index
        self._open: list[tuple[str, Place, dict[str, str]]] = []
        self._things: list[tuple[NamedNode | None, Place]] = []
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        place = Place(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        inherited = self._open[-1][2].get(_LANGUAGE) if self._open else None
        if inherited:
            attributes = {_LANGUAGE: inherited} | attributes
        self._open.append((name, place, attributes))
        self._text = ""
        if self._is_thing():
            about = attributes.get(RDF + "about")
            thing = NamedNode(about) if about else None
            self._tell(NamedNode(RDF + "type"), NamedNode(name), place, thing, place)
            if self._things:
                prop, at, _ = self._open[-2]
                self._tell(NamedNode(prop), thing, at)
            self._things.append((thing, place))
            for attribute, value in attributes.items():
                if not attribute.startswith((RDF, _XML)):
                    self._tell(NamedNode(attribute), Literal(value), place)

    def text(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        if self._is_thing():
            self._things.pop()
        elif self._things:
            _, place, attributes = self._open[-1]
            self._tell(NamedNode(name), self._value(attributes), place)
        self._open.pop()

    def _is_thing(self) -> bool:
        depth = len(self._open) - (self._open[0][0] == RDF + "RDF")
        return depth % 2 == 1

    def _value(self, attributes: dict[str, str]) -> Term:
        resource, datatype = attributes.get(RDF + "resource"), attributes.get(RDF + "datatype")
        if resource is not None:
            return NamedNode(resource)
        if datatype is not None:
            return Literal(self._text, datatype=NamedNode(datatype))
        return Literal(self._text, language=attributes.get(_LANGUAGE))

    def _tell(
        self,
        prop: NamedNode,
        value: Term | None,
        place: Place,
        thing: NamedNode | None = None,
        at: Place | None = None,
    ) -> None:
        subject, where = (thing, at) if at else self._things[-1]
        self._index.take((subject, prop, value), where, place, place)
