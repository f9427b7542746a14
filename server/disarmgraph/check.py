"""The graph, or the files of a user, checked: grammar, references, shapes."""

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Quad
from rdflib import Graph

from disarmgraph import files, rdf_file, references, validation
from disarmgraph.check_report import SYNTAX, Problem
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.rdf_file import RdfFile, SyntaxFault
from disarmgraph.references import Astray
from disarmgraph.validation import Result

UNDECLARED = "undeclared-term"
DANGLING = "dangling-reference"
UNTYPED = "untyped-thing"
THINGS = BASE + "id/"
FOLLOWS_FROM_ASTRAY = tuple(f"{kind}ConstraintComponent" for kind in ("Class", "Node", "Or"))
"""What a thing that nothing describes fails as well: to be of some class or in some scheme."""


def check(paths: Sequence[Path] = ()) -> list[Problem]:
    """The problems of the files, or of our own graph when no path is given, sorted.

    Files are read together with the ontology, the schemes and the data that came with this
    package, but only what they themselves describe is reported on. A file that breaks its
    grammar leaves only such problems: nothing else can be said before it is put right. Raises
    InputError for a path that is no file of RDF.
    """
    own = files.knowledge_files() + files.table_files()
    read, broken = _read(rdf_file.expand(paths) if paths else own)
    around, damaged = _read(own if paths else [])
    if broken or damaged:
        return sorted(broken + damaged)
    return sorted(find(read, around, validation.shapes_graph(files.shape_files())))


def find(read: Sequence[RdfFile], around: Sequence[RdfFile], shapes: Graph) -> set[Problem]:
    """The problems of what some files describe, in a graph that the files around them complete."""
    quads = [quad for one in (*read, *around) for quad in one.quads]
    known = references.described(quads)
    lost = [(one, astray) for one in read for astray in references.astray(one.quads, known)]
    nowhere = {astray.iri for _, astray in lost}
    owners = _owners(read)
    found = {_lost(one, astray) for one, astray in lost}
    found |= {_untyped(owners[subject], subject) for subject in _without_class(read, quads)}
    for result in validation.validate(quads, shapes, owners.keys() if around else None):
        if not (result.component in FOLLOWS_FROM_ASTRAY and result.value in nowhere):
            found.add(_unshapely(owners[result.focus], result))
    return found


def _read(paths: Sequence[Path]) -> tuple[list[RdfFile], list[Problem]]:
    read, broken = [], []
    for path in paths:
        try:
            read.append(rdf_file.read(path))
        except SyntaxFault as error:
            english = f"the file breaks the grammar of its format: {error}; correct it here"
            french = f"le fichier enfreint la grammaire de son format : {error} ; corrigez-le ici"
            at = (files.shown(path), error.line, error.column)
            broken.append(Problem(*at, "", "", "", SYNTAX, "violation", english, french))
    return read, broken


def _owners(read: Sequence[RdfFile]) -> dict[str, RdfFile]:
    """The file that describes a subject: the first that says what it is, else that names it."""
    owners: dict[str, RdfFile] = {}
    typed: dict[str, RdfFile] = {}
    for one in read:
        for quad in one.quads:
            owners.setdefault(quad.subject.value, one)
            if quad.predicate.value == RDF + "type":
                typed.setdefault(quad.subject.value, one)
    return owners | typed


def _without_class(read: Sequence[RdfFile], quads: Sequence[Quad]) -> set[str]:
    """Things with an IRI or a property of ours that have no class, so that no shape holds them."""
    typed = {quad.subject.value for quad in quads if quad.predicate.value == RDF + "type"}
    ours = {
        quad.subject.value
        for one in read
        for quad in one.quads
        if quad.predicate.value.startswith(DISARM) or quad.subject.value.startswith(THINGS)
    }
    return ours - typed


def _untyped(one: RdfFile, subject: str) -> Problem:
    at = (files.shown(one.path), one.line(subject), 0, _named(subject), RDF + "type", "")
    english = "no class is given, so no rule holds this: add one, as in a disarm:Body"
    french = "sans classe, ceci échappe aux règles : ajoutez-en une, comme dans a disarm:Body"
    return Problem(*at, UNTYPED, "violation", english, french)


def _lost(one: RdfFile, astray: Astray) -> Problem:
    node, path = astray.quad.subject.value, astray.quad.predicate.value
    rule = UNDECLARED if astray.is_term else DANGLING
    line = one.line(node, _tail(astray.iri))
    at = (files.shown(one.path), line, 0, _named(node), path, astray.iri)
    if astray.is_term:
        english = "no scheme and no ontology declares this term"
        french = "aucune liste ni aucune ontologie ne déclare ce terme"
    else:
        english = "nothing describes what this statement refers to"
        french = "rien ne décrit ce à quoi renvoie cet énoncé"
    if astray.nearest:
        english += f"; did you mean {astray.nearest}?"
        french += f" ; vouliez-vous dire {astray.nearest} ?"
    else:
        english += "; correct the reference or describe the thing"
        french += " ; corrigez le renvoi ou décrivez la chose"
    return Problem(*at, rule, "violation", english, french)


def _unshapely(one: RdfFile, result: Result) -> Problem:
    return Problem(
        files.shown(one.path),
        _line(one, result),
        0,
        _named(result.focus),
        result.path,
        result.value if result.value != result.focus else "",
        result.rule,
        result.severity,
        result.messages["en"],
        result.messages["fr"],
    )


def _named(node: str) -> str:
    """An IRI, or for a blank node, whose label changes with each reading, its sign in Turtle."""
    return node if ":" in node else "[]"


def _line(one: RdfFile, result: Result) -> int:
    """The line of the offending statement, of the property, or of the block, as far as known."""
    if not result.path.startswith("http"):
        return one.line(result.focus)
    return one.line(result.focus, f":{_tail(result.path)} ", _tail(result.value))


def _tail(value: str) -> str:
    """The part of an IRI that Turtle writes after the prefix; a literal as it is."""
    return value[max(value.rfind("/"), value.rfind("#")) + 1 :] if "://" in value else value
