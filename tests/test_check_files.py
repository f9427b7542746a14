"""Checking: which files are read, in which formats, and what keeps one from being read."""

from pathlib import Path

import pytest
from checking import BODY, HEAD, NODE, SHAPE, brief, changed

from disarmgraph.check import check
from disarmgraph.rdf.rdf_file import InputError, open_stream
from disarmgraph.validation.check_report import exit_code


def test_byte_order_mark_is_no_fault(written):
    assert check([written("\ufeff" + HEAD + BODY)]) == []


def test_context_at_another_address_is_told_from_a_slip(written):
    (problem,) = check([written('{"@context": "https://schema.org/"}', "a.jsonld")])

    assert "a context at another address, which is not fetched" in problem.message("en")


@pytest.mark.parametrize("entity", ["&ten;&ten;", "x" * 1001])
def test_entity_by_which_a_file_could_grow_without_end_is_not_read(written, entity):
    head = f'<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY ten "ten">\n<!ENTITY bomb "{entity}">]>\n'
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'

    (problem,) = check([written(head + rdf, "bomb.rdf")])

    assert brief([problem]) == [("bomb.rdf", 3, "", "syntax")]
    assert "write out what it stands for" in problem.message("en")


def test_entity_that_stands_for_a_namespace_is_read(written):
    head = '<!DOCTYPE r [<!ENTITY basis "https://w3id.org/disarmgraph/scheme/basis/">]>\n'
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:disarm="https://w3id.org/disarmgraph/ontology#"><disarm:Norm rdf:about="a:b">'
        '<disarm:basis rdf:resource="&basis;gossip"/></disarm:Norm></rdf:RDF>'
    )

    values = {problem.value for problem in check([written(head + rdf, "entity.rdf")])}

    assert "https://w3id.org/disarmgraph/scheme/basis/gossip" in values


def test_file_without_any_statement_is_no_error(written):
    assert exit_code(check([written(HEAD)])) == 0


@pytest.mark.parametrize(
    ("name", "text", "line", "column"),
    [
        ("a.ttl", "@prefix x: <urn:x#> .\nx:a x:b y:c .\n", 2, 9),
        ("a.trig", "<urn:a> { <urn:b> <urn:c> }", 1, 27),
        ("a.nt", "<urn:a> <urn:b> <urn:c>", 1, 24),
        ("a.nq", "<urn:a> <urn:b> <urn:c> <urn:d> <urn:e> .\n", 1, 33),
        ("a.jsonld", '{"@id": "urn:a",', 1, 17),
        ("a.rdf", "<unclosed", 1, 1),
    ],
)
def test_file_that_breaks_its_grammar_is_one_problem_with_its_place(
    written, name, text, line, column
):
    problems = check([written(text, name)])

    assert [(p.file, p.line, p.rule) for p in problems] == [(name, line, "syntax")]
    assert problems[0].column == column
    assert exit_code(problems) == 2


def test_each_file_that_breaks_its_grammar_is_named(written):
    problems = check([written("<urn:a>", "a.ttl"), written("<urn:b>", "b.ttl")])

    assert [problem.file for problem in problems] == ["a.ttl", "b.ttl"]


def test_damaged_file_of_the_graph_is_reported(written, monkeypatch):
    damaged = written("<urn:a>", "a.ttl")
    monkeypatch.setattr("disarmgraph.files.knowledge_files", lambda: [damaged])

    assert [problem.file for problem in check([written(HEAD + BODY)])] == ["a.ttl"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.nt", "<{n}> <{t}> <{c}> .\n"),
        ("a.nq", "<{n}> <{t}> <{c}> <urn:graph> .\n"),
        ("a.trig", "<urn:graph> {{ <{n}> <{t}> <{c}> . }}\n"),
        ("a.jsonld", '{{"@id": "{n}", "@type": "{c}"}}'),
        (
            "a.rdf",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            '<r:Description r:about="{n}"><r:type r:resource="{c}"/></r:Description></r:RDF>',
        ),
    ],
)
def test_every_format_is_read(written, name, text):
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    place = "https://w3id.org/disarmgraph/ontology#Body"

    problems = check([written(text.format(n=NODE, t=kind, c=place), name)])

    rules = {problem.rule.removeprefix(SHAPE) for problem in problems}
    assert rules == {
        "Body-kind",
        "Fact-basis",
        "Fact-origin",
        "Words-labelInEnglish",
        "Words-labelInFrench",
    }
    assert {problem.line for problem in problems} == {1}


def test_folder_stands_for_the_files_in_it(written, tmp_path):
    (tmp_path / "inner").mkdir()
    written(changed("body-kind:office", "body-kind:offise"), "inner/body.ttl")
    written("no RDF", "inner/notes.txt")

    assert [problem.file for problem in check([Path()])] == ["inner/body.ttl"]


def test_hidden_folders_environments_and_other_tables_are_left_out_of_a_folder(written, tmp_path):
    for folder in (".hidden", "env"):
        (tmp_path / folder).mkdir()
        written("<urn:a>", f"{folder}/broken.ttl")
    written("", "env/pyvenv.cfg")
    written("name,amount\nmills,3\n", "other.csv")
    written("treaty,state,organization,act,date\nbroken\n", "acts.csv")

    assert {problem.file for problem in check([Path()])} == {"acts.csv"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent.ttl", r"absent\.ttl: no such file; check the name"),
        ("notes.txt", r"notes\.txt: format not known by this suffix; use one of \.ttl, \.trig"),
        ("empty", "empty: no file of RDF in this folder"),
    ],
)
def test_path_that_is_no_rdf_is_an_error(written, tmp_path, name, message):
    written("notes", "notes.txt")
    (tmp_path / "empty").mkdir()

    with pytest.raises(InputError, match=message):
        check([Path(name)])


def test_file_that_cannot_be_read_is_an_error(written, monkeypatch):
    path = written(HEAD)
    opened = Path.open

    def refuse(self, *how, **more):
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *how, **more)

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(InputError, match=r"body\.ttl: cannot be read: Permission denied"):
        check([path])


def test_standard_input_is_a_file_too(written):
    text = changed("body-kind:office", "body-kind:offise")

    (problem,) = check(given=[open_stream(text.encode(), ".ttl")])

    assert brief([problem]) == [("-", 13, NODE, "undeclared-term")]


def test_progress_is_told_in_bytes(written):
    path = written(HEAD + BODY)
    told = []

    check([path], against="core", tell=lambda done, all_: told.append((done, all_)))

    assert told[-1][0] == told[-1][1] > path.stat().st_size
    assert told == sorted(told)


def test_progress_is_not_told_of_every_statement(written):
    paths = [written(HEAD + BODY, f"{name}.ttl") for name in "ab"]
    counts = []
    for given in (paths[:1], paths):
        told = []
        check(given, against="core", tell=lambda *far, told=told: told.append(far))
        counts.append(len(told))

    # A file this short is told of when it is begun and when it is read.
    assert counts[1] - counts[0] == 2


@pytest.mark.parametrize("text", ["", "<urn:x:a> <urn:x:b> <urn:x:c> .\n"])
def test_a_file_in_which_nothing_was_checked_says_so(written, text):
    (problem,) = check([written(text)])

    assert (problem.rule, problem.severity, problem.line) == ("nothing-checked", "warning", 1)


def test_keys_of_json_without_meaning_are_told(written):
    text = """{
  "@context": {"disarm": "https://w3id.org/disarmgraph/ontology#", "x": "urn:x:"},
  "@id": "https://w3id.org/disarmgraph/id/body/mill-office",
  "locatedIn": "Togo",
  "dsarm:kind": "office",
  "urn:x:a": 1, "x:b": 2, "http://example.org/c": {"@value": "3"}
}"""

    found = [p for p in check([written(text, "a.jsonld")]) if p.rule == "key-without-meaning"]

    assert [(problem.line, problem.column) for problem in found] == [(4, 3), (5, 3)]


def test_what_is_named_for_checking_may_be_one_path_but_not_none(written):
    path = written(HEAD + BODY)

    assert check(str(path)) == []
    with pytest.raises(InputError, match="no file is named"):
        check([])
    with pytest.raises(InputError, match="only shapes of yours"):
        check([path], against="none")
