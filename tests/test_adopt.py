"""`disarmgraph adopt`: a reviewed draft becomes data; the draft is made for these tests."""

import hashlib
import subprocess

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, RdfFormat, Store

from disarmgraph.command.cli import main
from disarmgraph.namespaces import BASE, RDF
from disarmgraph.review.adoption import APART, TOGETHER, adopt
from disarmgraph.review.draft_disk import DraftError
from disarmgraph.text.source_text import checksum

DRAFT = """@prefix basis: <https://w3id.org/disarmgraph/scheme/basis/> .
@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix document: <https://w3id.org/disarmgraph/id/document/> .
@prefix mills: <https://w3id.org/disarmgraph/id/document/mills/> .
@prefix norm: <https://w3id.org/disarmgraph/id/norm/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

# mills: a draft.

document:mills a disarm:Document ;
    rdfs:label "Mills"@en ;
    disarm:sourceTextChecksum "CHECKSUM" .

mills:para_1 a disarm:Passage ;
    disarm:isPassageOf document:mills ;
    disarm:start 0 ;
    disarm:end 11 ;
    disarm:textChecksum "PASSAGE" ;
    disarm:mentions body:millers ;
    disarm:reviewed true .

norm:mills-para-1-1 a disarm:Recommendation ;
    disarm:bearer body:millers ;
    disarm:basis basis:stated ;
    disarm:statedIn mills:para_1 .

body:millers a disarm:Body ;
    rdfs:label "Millers"@en ;
    disarm:basis basis:stated ;
    disarm:statedIn mills:para_1 .
"""
TEXT = "Mills turn.\n"
DRAFT = DRAFT.replace("CHECKSUM", hashlib.sha256(TEXT.encode()).hexdigest())
DRAFT = DRAFT.replace("PASSAGE", checksum("Mills turn."))
BODIES = """@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

# Bodies.

body:bakers a disarm:Body ;
    rdfs:label "Bakers"@en .
"""


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "mills.draft.ttl"
    path.write_text(DRAFT, encoding="utf-8")
    (tmp_path / "mills.txt").write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    (folder / "actors").mkdir(parents=True)
    (folder / "actors" / "bodies.ttl").write_text(BODIES, encoding="utf-8")
    return folder


def triples(*paths):
    store = Store()
    for path in paths:
        store.load(path=path, format=RdfFormat.TURTLE)
    return {quad.triple for quad in store}


def test_each_thing_goes_to_the_file_of_its_kind_and_nothing_is_lost(draft, data):
    before = triples(draft, data / "actors" / "bodies.ttl")
    adopted = {str(each.path.relative_to(data)): each.things for each in adopt(draft, data)}
    assert adopted == {"actors/bodies.ttl": 1, "documents/mills.ttl": 2, "norms/mills.ttl": 1}
    assert triples(*data.rglob("*.ttl")) == before
    bodies = (data / "actors" / "bodies.ttl").read_text(encoding="utf-8")
    assert "# Bodies." in bodies
    assert bodies.index("body:bakers a") < bodies.index("body:millers a")
    document = (data / "documents" / "mills.ttl").read_text(encoding="utf-8")
    assert "# Mills: the document, then its passages in printed order." in document
    assert "body:millers a" not in document


def files_of_kind(graph, kind):
    """The files of the data in which things of a kind are described, without their suffix."""
    typed = graph.quads_for_pattern(None, NamedNode(RDF + "type"), None)
    prefix, data = f"{BASE}id/{kind}/", f"{BASE}graph/data/"
    names = {
        quad.graph_name.value
        for quad in typed
        if isinstance(quad.graph_name, NamedNode)
        and quad.subject.value.startswith(prefix)
        and "/" not in quad.subject.value.removeprefix(prefix)
    }
    return {name.removeprefix(data) for name in names if name.startswith(data)}


@pytest.mark.parametrize(("kind", "file"), sorted(TOGETHER.items()))
def test_a_kind_that_is_in_one_file_is_in_that_of_the_data(graph, kind, file):
    assert {f"{name}.ttl" for name in files_of_kind(graph, kind)} == {file}


@pytest.mark.parametrize(("kind", "folder"), sorted(APART.items()))
def test_a_kind_with_a_file_for_each_document_is_in_that_folder_of_the_data(graph, kind, folder):
    assert {name.partition("/")[0] for name in files_of_kind(graph, kind)} == {folder}


def test_a_document_that_is_only_cited_stands_with_the_others_that_are(draft, data):
    cited = 'document:grains a disarm:Document ;\n    rdfs:label "Grains"@en .\n'
    draft.write_text(f"{draft.read_text(encoding='utf-8')}\n{cited}", encoding="utf-8")
    adopted = {str(each.path.relative_to(data)): each.things for each in adopt(draft, data)}
    assert adopted["documents/cited-documents.ttl"] == 1
    assert adopted["documents/mills.ttl"] == 2


GRAINS = """@prefix basis: <https://w3id.org/disarmgraph/scheme/basis/> .
@prefix bread: <https://w3id.org/disarmgraph/id/document/bread/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix document: <https://w3id.org/disarmgraph/id/document/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

document:grains a disarm:Document ;
    rdfs:label "Grains and flour"@en ;
    disarm:symbol "A/98/1" ;
    disarm:basis basis:stated ;
    disarm:statedIn bread:para_4 .
"""
"""What an earlier document has brought of one that it cites."""


def cite_again(draft, data, symbol):
    """Adopts a draft that cites the same document and knows its day; what the data says then."""
    cited = (
        "\n\ndocument:grains a disarm:Document ;\n"
        '    rdfs:label "Document A/98/1"@en ;\n'
        f'    disarm:symbol "{symbol}" ;\n'
        '    disarm:issueDate "2043-12-05" ;\n'
        "    disarm:basis basis:stated ;\n"
        "    disarm:statedIn mills:para_1 .\n"
    )
    draft.write_text(DRAFT + cited, encoding="utf-8")
    path = data / "documents" / "cited-documents.ttl"
    path.parent.mkdir()
    path.write_text(GRAINS, encoding="utf-8")
    adopt(draft, data)
    return path.read_text(encoding="utf-8")


def test_a_document_that_another_cited_before_is_told_more_of(draft, data):
    said = cite_again(draft, data, "A/98/1")
    assert said.partition("document:grains")[2] == (
        " a disarm:Document ;\n"
        '    rdfs:label "Grains and flour"@en ;\n'
        '    disarm:symbol "A/98/1" ;\n'
        '    disarm:issueDate "2043-12-05" ;\n'
        "    disarm:basis basis:stated ;\n"
        "    disarm:statedIn bread:para_4 ;\n"
        "    disarm:statedIn mills:para_1 .\n"
    )
    assert adopt(draft, data) == []


def test_a_document_of_which_two_texts_say_different_things_is_not_adopted(draft, data):
    with pytest.raises(DraftError, match="document:grains is in it already"):
        cite_again(draft, data, "A/98/2")
    assert not (data / "norms").exists()


BARLEY = """
# Asked for by the bakers.
document:barley a disarm:Document ;
    rdfs:label "Barley"@en ;
    disarm:basis basis:stated ;
    disarm:statedIn bread:para_5 .
"""


def mills_cited(data, symbol="A/99/5"):
    """The document of the draft as bread cites it, first in its file, before barley."""
    head = "# Documents that others cite."
    cited = (
        "# It is about mills.\n"
        "document:mills a disarm:Document ;\n"
        '    rdfs:label "Document A/99/5"@en ;\n'
        f'    disarm:symbol "{symbol}" ;\n'
        "    disarm:basis basis:stated ;\n"
        "    disarm:statedIn bread:para_4 .\n"
    )
    path = data / "documents" / "cited-documents.ttl"
    path.parent.mkdir()
    prefixes = GRAINS.partition("\n\n")[0]
    path.write_text(f"{prefixes}\n\n{head}\n\n{cited}{BARLEY}", encoding="utf-8")
    return path, f"{prefixes}\n\n{head}\n{BARLEY}"


def test_a_document_that_was_only_cited_goes_to_a_file_of_its_own(draft, data):
    path, left = mills_cited(data)
    result = CliRunner().invoke(main, ["adopt", str(draft), "--data", str(data)])
    assert result.exit_code == 0
    assert f"{path}: document:mills has gone from here to a file of its own" in result.output
    assert path.read_text(encoding="utf-8") == left
    said = (data / "documents" / "mills.ttl").read_text(encoding="utf-8")
    assert said.partition("document:mills")[2].partition("\n\n")[0] == (
        " a disarm:Document ;\n"
        '    rdfs:label "Mills"@en ;\n'
        f'    disarm:sourceTextChecksum "{hashlib.sha256(TEXT.encode()).hexdigest()}" ;\n'
        '    disarm:symbol "A/99/5" ;\n'
        "    disarm:basis basis:stated ;\n"
        "    disarm:statedIn bread:para_4 ."
    )
    assert adopt(draft, data) == []


def test_it_is_nowhere_gone_while_its_own_file_is_not_written(draft, data):
    path, _ = mills_cited(data)
    (data / "documents" / "mills.ttl").mkdir()
    before = path.read_bytes()
    with pytest.raises(DraftError):
        adopt(draft, data)
    assert path.read_bytes() == before


def test_what_others_say_otherwise_of_a_document_is_told_before_anything_is_written(draft, data):
    path, _ = mills_cited(data)
    other = DRAFT.replace('"Mills"@en ;', '"Mills"@en ;\n    disarm:symbol "A/99/6" ;')
    draft.write_text(other, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DraftError, match='document:mills disarm:symbol "A/99/5", which'):
        adopt(draft, data)
    assert path.read_bytes() == before
    assert not (data / "norms").exists()


def test_what_is_written_has_the_form_of_the_house(draft, data):
    adopt(draft, data)
    command = ["turtlefmt", "--check", *map(str, data.rglob("*.ttl"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_adopted_once_and_gone_on_with_where_it_stopped(draft, data):
    adopt(draft, data)
    (data / "norms" / "mills.ttl").unlink()
    assert [each.path.name for each in adopt(draft, data)] == ["mills.ttl"]
    result = CliRunner().invoke(main, ["adopt", str(draft), "--data", str(data)])
    assert result.exit_code == 0
    assert "is in the data already" in result.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("disarm:reviewed true", "disarm:reviewed false", "1 passage not reviewed"),
        ("basis:stated ;\n    disarm:statedIn mills:para_1 .\n\nbody", "basis:proposed ;\n    "
         "disarm:statedIn mills:para_1 .\n\nbody", "1 proposal is not decided"),
        ("document:mills a disarm:Document", "document:mills a disarm:Passage", "of one document"),
        ("norm:mills-para-1-1 a", "<urn:mill:1> a", "no file in the data"),
        ("body:millers a disarm:Body", "body:bakers a disarm:Body", "body:bakers is in it already"),
        ("disarm:reviewed true .", "disarm:reviewed", "mills.draft.ttl:"),
        ("disarm:end 11", "disarm:end 10", "para_1 is not what the text says at its place"),
        (checksum("Mills turn."), "0" * 64, checksum("Mills turn.")),
    ],
)  # fmt: skip
def test_what_cannot_be_adopted_is_one_line_and_nothing_is_written(draft, data, old, new, told):
    assert old in DRAFT
    draft.write_text(DRAFT.replace(old, new), encoding="utf-8")
    result = CliRunner().invoke(main, ["adopt", str(draft), "--data", str(data)])
    assert result.exit_code == 2
    assert told in result.output
    assert len(result.output.splitlines()) == 1
    assert [path.name for path in data.rglob("*.ttl")] == ["bodies.ttl"]
    assert (data / "actors" / "bodies.ttl").read_text(encoding="utf-8") == BODIES


def test_a_draft_that_is_not_there_is_told(data, tmp_path):
    with pytest.raises(DraftError, match="No such file"):
        adopt(tmp_path / "none.ttl", data)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mills turn. And so on.\n", "is another text than the one that was read"),
        (None, "no such file"),
    ],
)
def test_a_draft_without_its_text_is_not_adopted(draft, data, text, told):
    path = draft.with_name("mills.txt")
    path.unlink()
    if text:
        path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["adopt", str(draft), "--data", str(data)])
    assert result.exit_code == 2
    assert told in result.output.casefold()
    assert not (data / "documents").exists()
