"""Where the files of the graph are."""

import pytest

from disarmgraph import files


def test_the_home_of_the_graph_holds_the_four_folders_of_knowledge():
    folders = {path.name for path in files.graph_home().iterdir() if path.is_dir()}
    assert {"ontology", "data", "shapes", "queries"} <= folders


@pytest.mark.parametrize(
    ("listed", "folder", "suffix"),
    [
        (files.knowledge_files(), "", ".ttl"),
        (files.scheme_files(), "ontology/schemes", ".ttl"),
        (files.rule_files(), "ontology/rules", ".rq"),
        (files.shape_files(), "shapes", ".ttl"),
        (files.query_files(), "queries", ".rq"),
    ],
)
def test_every_list_of_files_is_sorted_and_has_what_its_folder_has(listed, folder, suffix):
    assert listed
    inside = files.graph_home() / folder
    assert all(path.is_relative_to(inside) and path.suffix == suffix for path in listed)
    assert len(set(listed)) == len(listed)


def test_knowledge_is_the_ontology_with_its_lists_and_all_data(tmp_path):
    for name in ("ontology/a.ttl", "ontology/schemes/b.ttl", "data/d/c.ttl", "data/README.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in files.knowledge_files(tmp_path)]
    assert found == ["ontology/a.ttl", "ontology/schemes/b.ttl", "data/d/c.ttl"]


def test_the_graph_of_a_file_is_named_by_its_path_without_suffix(tmp_path):
    path = tmp_path / "data" / "actors" / "states.ttl"
    expected = "https://w3id.org/disarmgraph/graph/data/actors/states"
    assert files.graph_iri(path, tmp_path) == expected


def test_the_graph_of_a_rule_is_named_by_the_rule():
    expected = "https://w3id.org/disarmgraph/graph/derived/bound-period"
    assert files.derived_iri("bound-period") == expected


def test_a_path_is_shown_from_the_home_where_it_lies_inside(tmp_path):
    assert files.shown(tmp_path / "data" / "x.ttl", tmp_path) == "data/x.ttl"


def test_a_path_elsewhere_is_shown_as_it_was_given(tmp_path):
    path = tmp_path / "mine.ttl"
    assert files.shown(path) == str(path)


def test_the_software_is_what_pages_are_made_of_and_no_knowledge():
    found = files.software_files()
    package = found[0].parent
    names = {path.relative_to(package).as_posix() for path in found}
    assert {"files.py", "texts.toml", "pages/templates/base.html", "pages/static/site.css"} <= names
    assert not any(name.startswith("graph/") for name in names)
