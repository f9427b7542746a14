"""Tables of acts of States: what a row says, and which row is wrong."""

import csv
import json

import pytest
from csvw.metadata import TableGroup
from pyoxigraph import Literal, NamedNode

from disarmgraph.check import check
from disarmgraph.content.table import table
from disarmgraph.dataset.graph import GraphError, load
from disarmgraph.files import graph_home, table_files
from disarmgraph.namespaces import BASE, DISARM, XSD
from disarmgraph.rdf import participation

HEAD = (
    "treaty,state,organization,act,date,year,effect,effect_month,other_date,other_source,"
    "confidence,source,second_source,as_of,note_en,note_fr"
)
ROW = "apmbc,LKA,,accession,2017-12-13,,,,,,depositary,untc-xxvi-2026-02-03,,2026-02-03,,"


@pytest.fixture
def written(tmp_path):
    """Writes a table with these rows and gives its path."""

    def write(*rows: str):
        path = tmp_path / "treaty.csv"
        path.write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
        return path

    return write


def faults(path):
    return [(each.line, each.column) for each in participation.read(path)[1]]


def test_a_row_is_an_act_with_its_iri_its_line_and_its_statements(written):
    (act,), none = participation.read(written(ROW))

    assert not none
    assert act.iri == BASE + "id/treaty-action/apmbc-LKA-accession"
    assert act.line == 2
    said = {triple.predicate.value: triple.object for triple in act.triples}
    assert said[DISARM + "performedBy"] == NamedNode(BASE + "id/state/LKA")
    assert said[DISARM + "concernsTreaty"] == NamedNode(BASE + "id/instrument/apmbc")
    assert said[DISARM + "depositDate"] == Literal("2017-12-13", datatype=NamedNode(XSD + "date"))
    assert said[DISARM + "kind"].value == BASE + "scheme/treaty-action-kind/accession"
    assert DISARM + "effectiveDate" not in said


def test_an_organization_acts_in_the_place_of_a_state(written):
    row = ROW.replace("LKA,,", ",european-union,")
    (act,), _ = participation.read(written(row))

    assert act.iri == BASE + "id/treaty-action/apmbc-european-union-accession"
    assert NamedNode(BASE + "id/body/european-union") in [t.object for t in act.triples]


def test_a_year_alone_stays_a_year(written):
    (act,), _ = participation.read(written(ROW.replace("2017-12-13,,", ",2017,")))
    year = Literal("2017", datatype=NamedNode(XSD + "gYear"))

    assert year in [triple.object for triple in act.triples]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (ROW.replace("LKA", "Sri Lanka"), 2),
        (ROW.replace("2017-12-13", "13.12.2017"), 5),
        (ROW.replace("accession", ""), 4),
        (ROW.replace("depositary", ""), 11),
        (ROW.replace("2026-02-03,,", "yesterday,,"), 14),
    ],
)
def test_a_cell_that_breaks_the_description_is_named_by_line_and_column(written, row, column):
    assert faults(written(ROW.replace("LKA", "FRA"), row)) == [(3, column)]


def test_the_same_act_twice_is_a_fault_of_the_second_row(written):
    acts, (fault,) = participation.read(written(ROW, ROW))

    assert len(acts) == 1
    assert (fault.line, fault.message) == (3, "the same act as on line 2")


def test_a_day_that_no_calendar_has_is_a_fault(written):
    assert faults(written(ROW.replace("2017-12-13", "2017-02-30"))) == [(2, 5)]


def test_a_table_without_a_required_column_is_a_fault(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("treaty,state\napmbc,LKA\n", encoding="utf-8")

    (fault,) = participation.read(path)[1]

    assert "missing required columns" in fault.message


def test_a_column_that_is_not_described_is_a_fault_and_the_only_one(written, recwarn):
    path = written(ROW)
    path.write_text(path.read_text("utf-8").replace("act,", "act,port,", 1), encoding="utf-8")

    assert faults(path) == [(1, 5)]
    assert not recwarn


def test_bytes_that_are_no_utf_8_are_a_fault(tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes((HEAD + "\n" + ROW + "\xe9\n").encode("latin-1"))

    (fault,) = participation.read(path)[1]

    assert "not UTF-8" in fault.message


def test_check_names_the_row(written):
    (problem,) = check([written(ROW, ROW.replace("LKA", "XYZ"))])

    assert (problem.line, problem.rule) == (3, "dangling-reference")


def test_the_graph_refuses_a_table_with_a_fault_and_says_where(tmp_path):
    for name, text in (("ontology/o.ttl", ""), ("data/participation/t.csv", f"{HEAD}\n{ROW},x\n")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.replace("accession", ""), encoding="utf-8")

    with pytest.raises(GraphError, match=r"data/participation/t\.csv:2:.*correct the row there"):
        load(tmp_path)


def test_every_table_is_described_by_the_metadata_of_the_folder():
    folder = graph_home() / "data" / "participation"
    described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]

    assert [table["url"] for table in described] == [path.name for path in table_files()]
    assert {table["tableSchema"] for table in described} == {"treaty-action.json"}
    assert TableGroup.from_file(folder / "csv-metadata.json").tables


def test_the_readme_shows_the_published_and_the_counted_numbers(client):
    """What differs is told there: the signatures of the partial test ban treaty in our source."""
    name = "do-the-counted-parties-equal-the-published-number"
    text = (graph_home() / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    answer = client.ask(text, "application/sparql-results+json").body
    rows = [
        {name: cell["value"] for name, cell in row.items()}
        for row in json.loads(answer)["results"]["bindings"]
    ]

    assert all(row["counted"] == row["published"] for row in rows)
    assert len(rows) >= 20
    differing = [
        row["treaty"].rpartition("/")[2]
        for row in rows
        if row.get("publishedSignatories", row["countedSignatories"]) != row["countedSignatories"]
    ]
    assert differing == ["ptbt"]
    assert table(answer) in (graph_home() / "data" / "README.md").read_text(encoding="utf-8"), (
        f"put the output of `disarmgraph query {name}` in its place"
    )


@pytest.mark.parametrize("path", table_files(), ids=lambda path: path.stem)
def test_a_table_of_ours_is_about_one_treaty_and_sorted_by_state(path):
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    assert {row["treaty"] for row in rows} == {path.stem}
    assert [row["state"] or "ZZZ" for row in rows] == sorted(row["state"] or "ZZZ" for row in rows)


OTHER = """{
  "@context": "http://www.w3.org/ns/csvw",
  "url": "treaty.csv",
  "tableSchema": {
    "aboutUrl": "https://w3id.org/disarmgraph/id/body/{slug}",
    "columns": [
      {"name": "slug", "propertyUrl": "http://purl.org/dc/terms/identifier", "datatype": "string"},
      {"name": "seat", "propertyUrl": "https://w3id.org/disarmgraph/ontology#locatedIn",
       "valueUrl": "https://w3id.org/disarmgraph/id/state/{seat}"},
      {"name": "kind", "virtual": true,
       "propertyUrl": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
       "valueUrl": "https://w3id.org/disarmgraph/ontology#Body"}
    ]
  }
}
"""


@pytest.fixture
def described(tmp_path):
    """A table of bodies with a description of its own beside it."""
    path = tmp_path / "treaty.csv"
    path.write_text("slug,seat\nmill-office,TGX\n", encoding="utf-8")
    path.with_name("treaty.csv-metadata.json").write_text(OTHER, encoding="utf-8")
    return path


def test_a_table_with_a_description_of_its_own_is_read_by_that(described):
    (act,), none = participation.read(described)

    assert not none
    assert act.iri == BASE + "id/body/mill-office"
    assert {triple.predicate.value.rpartition("#")[2] for triple in act.triples} >= {"locatedIn"}


def test_what_is_wrong_in_such_a_table_has_its_cell(described):
    found = {problem.rule: problem for problem in check([described])}

    dangling = found["dangling-reference"]
    assert (dangling.line, dangling.column) == (2, 13)
    assert "shape:Words-labelInFrench" in {
        rule.replace(BASE + "shapes#", "shape:") for rule in found
    }


@pytest.mark.parametrize("text", ["{", "[]", '{"tableSchema": {"columns": [{"name": "slug"}]}}'])
def test_a_description_that_cannot_be_used_is_a_fault(described, text):
    described.with_name("treaty.csv-metadata.json").write_text(text, encoding="utf-8")

    (fault,) = participation.read(described)[1]

    assert "treaty.csv-metadata.json" in fault.message
