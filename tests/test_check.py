"""Checking: our own graph is well, and the faults of a user's files are found and located."""

import hashlib
from pathlib import Path

import pytest

from disarmgraph.check import check
from disarmgraph.files import graph_home, knowledge_files
from disarmgraph.rdf.rdf_file import InputError, open_stream
from disarmgraph.validation.check_report import Problem, exit_code

HEAD = """@prefix basis: <https://w3id.org/disarmgraph/scheme/basis/> .
@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix body-kind: <https://w3id.org/disarmgraph/scheme/body-kind/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix source: <https://w3id.org/disarmgraph/id/source/> .
@prefix state: <https://w3id.org/disarmgraph/id/state/> .

# A body of a user.

"""
BODY = """body:mill-office a disarm:Body ;
    disarm:kind body-kind:office ;
    rdfs:label "Office of Mills"@en ;
    rdfs:label "Bureau des moulins"@fr ;
    disarm:locatedIn state:TGO ;
    disarm:basis basis:stated ;
    dcterms:source source:country-codes .
"""
DATA = graph_home() / "data"
AROUND = [
    *(path for path in knowledge_files() if not path.is_relative_to(DATA)),
    *(DATA / "actors" / "states.ttl", DATA / "places" / "places.ttl", DATA / "sources.ttl"),
]
NODE = "https://w3id.org/disarmgraph/id/body/mill-office"
SHAPE = "https://w3id.org/disarmgraph/shapes#"


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a file into the current folder and gives its path; of our data, AROUND is enough."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("disarmgraph.files.knowledge_files", lambda: AROUND)
    monkeypatch.setattr("disarmgraph.files.table_files", lambda: [])

    def write(text: str, name: str = "body.ttl") -> Path:
        Path(name).write_text(text, encoding="utf-8")
        return Path(name)

    return write


def changed(old: str, new: str) -> str:
    assert old in BODY
    return HEAD + BODY.replace(old, new)


def brief(problems: list[Problem]) -> list[tuple]:
    return [
        (problem.file, problem.line, problem.node, problem.rule.removeprefix(SHAPE))
        for problem in problems
    ]


def test_our_own_graph_has_no_problem():
    assert [problem.text("en") for problem in check()] == []


def test_file_that_refers_to_our_graph_has_no_problem(written):
    assert check([written(HEAD + BODY)]) == []


def test_broken_rule_is_located_and_explained_in_both_languages(written):
    path = written(changed("disarm:kind body-kind:office", "disarm:kind basis:stated"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 13, NODE, "Body-kind")]
    assert problem.text("en") == (
        "body.ttl:13:17: error: body:mill-office: A body has exactly one kind, a concept of the "
        "list of kinds of body: give one disarm:kind from scheme/body-kind. "
        "disarmgraph explain shape:Body-kind shows the list. "
        "(basis:stated) [shape:Body-kind]"
    )
    assert problem.message("fr").startswith("Un organe a exactement un type, à prendre dans")
    assert problem.severity == "error"


def test_missing_statement_is_located_at_the_start_of_the_block(written):
    path = written(changed("    disarm:kind body-kind:office ;\n", ""))

    assert brief(check([path])) == [("body.ttl", 12, NODE, "Body-kind")]


def test_value_missing_beside_another_is_located_at_that_other(written):
    path = written(changed('    rdfs:label "Bureau des moulins"@fr ;\n', ""))

    assert brief(check([path])) == [("body.ttl", 14, NODE, "Words-labelInFrench")]


def test_undeclared_property_gets_the_nearest_one(written):
    path = written(changed("disarm:locatedIn", "disarm:locatedin"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 16, NODE, "undeclared-term")]
    assert problem.message("en").endswith("did you mean disarm:locatedIn?")
    assert problem.message("fr").endswith("vouliez-vous dire disarm:locatedIn ?")


def test_undeclared_concept_is_one_problem_and_not_two(written):
    path = written(changed("body-kind:office", "body-kind:offise"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 13, NODE, "undeclared-term")]
    assert problem.message("en").endswith("did you mean body-kind:office?")


def test_dangling_reference_is_one_problem_and_not_two(written):
    path = written(changed("state:TGO", "state:TGX"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 16, NODE, "dangling-reference")]
    assert "nothing describes what this statement refers to" in problem.message("en")


@pytest.mark.parametrize(
    "namespace",
    [
        "http://w3id.org/disarmgraph/ontology#",
        "https://www.w3id.org/disarmgraph/ontology#",
        "https://w3id.org/disarmgraph#",
        "https://w3id.org/disarmgraph/ontology/",
        "https://w3id.org/disarmgraph/ontology",
    ],
)
def test_mistyped_namespace_does_not_hide_a_file_from_the_rules(written, namespace):
    text = HEAD.replace("https://w3id.org/disarmgraph/ontology#", namespace) + BODY

    problems = check([written(text)])

    assert exit_code(problems) == 1
    assert f"{namespace}Body" in {problem.value for problem in problems}


def test_mistyped_namespace_is_shown_with_the_right_one(written):
    path = written(
        HEAD.replace(
            "https://w3id.org/disarmgraph/ontology#", "http://w3id.org/disarmgraph/ontology#"
        )
        + BODY
    )

    advice = {problem.value: problem.message("en") for problem in check([path])}

    right = "did you mean <https://w3id.org/disarmgraph/ontology#Body>?"
    assert advice["http://w3id.org/disarmgraph/ontology#Body"].endswith(right)


def test_term_like_no_other_gets_no_suggestion(written):
    path = written(changed("disarm:locatedIn state:TGO", "disarm:qqqqqqqq state:TGO"))

    (problem,) = check([path])

    assert "; correct it, or look at https://w3id.org/disarmgraph/ontology" in problem.message("en")


def test_thing_without_a_class_does_not_escape_the_rules(written):
    path = written(changed("body:mill-office a disarm:Body ;", "body:mill-office"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 12, NODE, "untyped-thing")]
    assert problem.message("en").endswith("add one, as in a disarm:Body")
    assert "ajoutez-en une" in problem.message("fr")


def test_reference_between_two_files_of_the_user_resolves(written):
    part = (
        BODY.replace("body:mill-office", "body:sieve-unit")
        .replace("Office of Mills", "Unit of Sieves")
        .replace("state:TGO", "state:TGO ;\n    disarm:fundedBy body:mill-office")
    )

    assert check([written(HEAD + BODY), written(HEAD + part, "unit.ttl")]) == []


def test_only_what_the_user_describes_is_reported(written):
    """A second French label for a State of ours is a fault of that State, and of this file."""
    path = written(HEAD + BODY + '\nstate:TGO rdfs:label "Le Togo"@fr .\n')

    assert brief(check([path])) == [
        ("body.ttl", 20, "https://w3id.org/disarmgraph/id/state/TGO", "Words-label")
    ]


def test_blank_node_is_checked_too(written):
    path = written(
        HEAD
        + "[] a disarm:Body ;"
        + BODY.partition(";")[2].replace("disarm:kind body-kind:office ;", "")
    )

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 12, "[]", "Body-kind")]


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


def test_warning_is_reported_and_leaves_exit_code_0(written):
    person = (
        BODY.replace("body:mill-office a disarm:Body", "body:miller a disarm:Person")
        .replace("    disarm:kind body-kind:office ;\n", "")
        .replace("    disarm:locatedIn state:TGO ;\n", "")
    )

    problems = check([written(HEAD + person)])

    assert [(problem.severity, problem.rule) for problem in problems] == [
        ("warning", SHAPE + "Person-tenure")
    ]
    assert exit_code(problems) == 0


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


def test_what_refers_to_our_things_is_not_judged_against_the_core_alone(written):
    path = written(changed("state:TGO", "state:TGX"))

    assert check([path], against="core") == []


def test_terms_are_known_against_the_core(written):
    path = written(changed("body-kind:office", "body-kind:offise"))

    assert [problem.rule for problem in check([path], against="core")] == ["undeclared-term"]


def test_only_shapes_of_the_user_are_applied_against_nothing(written):
    path = written(changed("body-kind:office", "body-kind:offise"))
    shapes = written(
        "@prefix : <urn:x:> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        ":All sh:targetSubjectsOf <http://purl.org/dc/terms/source> ; sh:property :two .\n"
        ":two sh:path <http://purl.org/dc/terms/source> ; sh:minCount 2 ; sh:severity sh:Info ;\n"
        '    sh:message "two sources are wanted" .\n',
        "shapes.ttl",
    )

    (problem,) = check([path], against="none", shapes=[shapes])
    assert (problem.rule, problem.severity) == ("urn:x:two", "note")
    assert problem.message("fr") == problem.message("en") == "two sources are wanted"
    assert (problem.line, problem.column) == (18, 5)


def test_shapes_of_the_user_come_on_top_of_ours(written):
    path = written(changed("disarm:kind body-kind:office", "disarm:kind basis:stated"))
    shapes = written(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:x:All> sh:targetNode <https://w3id.org/disarmgraph/id/body/mill-office> ;\n"
        "    sh:property [ sh:path <urn:x:p> ; sh:minCount 1 ] .\n",
        "shapes.ttl",
    )

    found = {problem.rule: problem for problem in check([path], shapes=[shapes])}

    assert set(found) == {SHAPE + "Body-kind", "urn:x:All"}
    assert "MinCountConstraintComponent" in found["urn:x:All"].message("en")


def test_broken_shapes_of_the_user_are_a_problem_of_theirs(written):
    path = written(HEAD + BODY)

    assert [p.file for p in check([path], shapes=[written("<urn:a>", "s.ttl")])] == ["s.ttl"]


def test_standard_input_is_a_file_too(written):
    text = changed("body-kind:office", "body-kind:offise")

    (problem,) = check(given=[open_stream(text.encode(), ".ttl")])

    assert brief([problem]) == [("-", 13, NODE, "undeclared-term")]


def test_two_things_with_one_name_are_found_across_files(written):
    other = HEAD + BODY.replace("body:mill-office", "body:office-of-mills")

    problems = check([written(HEAD + BODY), written(other, "other.ttl")])

    assert {problem.file for problem in problems} == {"body.ttl", "other.ttl"}
    assert {problem.rule for problem in problems} == {"one-name-for-two-things"}
    first, second = (problem.message("en") for problem in problems)
    assert first.endswith(" body:office-of-mills stands in other.ttl:14:5.")
    assert second.endswith(" body:mill-office stands in body.ttl:14:5.")


def test_a_property_that_is_not_for_the_class_is_located(written):
    path = written(changed("disarm:locatedIn state:TGO", "disarm:bearer state:TGO"))

    (problem,) = check([path])

    assert (problem.rule, problem.line, problem.column) == ("subject-outside-domain", 16, 5)
    assert "disarm:bearer is only said of disarm:Norm" in problem.message("en")


def test_waivers_are_counted_and_what_is_wrong_with_them_is_reported(written, tmp_path):
    path = written(changed("disarm:kind body-kind:office", "disarm:kind basis:stated"))
    known = tmp_path / "waivers.toml"
    one = '[[waiver]]\nrule = "shape:Body-kind"\nreason = "asked"\nuntil = 2999-01-01\n'
    known.write_text(one + one.replace("Body-kind", "Body-seat"), encoding="utf-8")

    report = check([path], waivers=known)

    assert report.waived == 1
    (problem,) = report
    assert problem.rule == "unused-waiver"
    assert "covers nothing" in problem.message("en")


def test_waivers_are_not_judged_while_a_file_breaks_its_grammar(written, tmp_path):
    known = tmp_path / "waivers.toml"
    known.write_text('[[waiver]]\nrule = "shape:Body-kind"\nreason = "asked"\nuntil = 2999-01-01\n')

    assert [problem.rule for problem in check([written("a b c .\n")], waivers=known)] == ["syntax"]


def test_a_passage_that_is_not_what_its_text_says_is_found(written, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("First words. Second words.", encoding="utf-8")
    whole = hashlib.sha256(b"First words. Second words.").hexdigest()
    first = hashlib.sha256(b"First words.").hexdigest()
    text = (
        "@prefix d: <https://w3id.org/disarmgraph/ontology#> .\n"
        f'<urn:x:doc> d:sourceTextChecksum "{whole}" .\n'
        "<urn:x:one> d:isPassageOf <urn:x:doc> ; d:start 0 ; d:end 12 ;\n"
        f'    d:textChecksum "{first}" .\n'
        "<urn:x:two> d:isPassageOf <urn:x:doc> ; d:start 13 ; d:end 26 ;\n"
        f'    d:textChecksum "{first}" .\n'
    )
    path = written(text)

    found = [p for p in check([path], texts=tmp_path / "texts") if p.rule == "checksum-mismatch"]

    assert [(p.node, p.line, p.column) for p in found] == [("urn:x:two", 6, 5)]
    assert f"expected {first}" in found[0].message("en")


def test_progress_is_told_in_bytes(written):
    path = written(HEAD + BODY)
    told = []

    check([path], against="core", tell=lambda done, all_: told.append((done, all_)))

    assert told[-1][0] == told[-1][1] > path.stat().st_size
    assert told == sorted(told)


EXTENSION = """@prefix : <https://w3id.org/example/ext#> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://w3id.org/example/ext> a owl:Ontology ; rdfs:label "Extension"@en .

:Warehouse a owl:Class ;
    rdfs:subClassOf disarm:Place , :Warehouse ;
    rdfs:isDefinedBy <https://w3id.org/example/ext> ;
    rdfs:label "warehouse"@en , "entrepôt"@fr ;
    skos:definition "Place for arms."@en , "Lieu où se trouvent des armes."@fr .
"""


def test_an_extension_of_the_ontology_is_held_to_its_rules_where_that_is_asked(written):
    path = written(EXTENSION)

    assert check([path]) == []
    found = check([path], ontology=True)
    circle = next(problem for problem in found if problem.rule == "term-below-itself")
    assert (circle.line, circle.column) == (10, 36)
    lacking = [p.message("en") for p in found if p.rule == "ontology-without-required-metadata"]
    assert any(message.endswith("(dcterms:license)") for message in lacking)


def test_our_own_ontology_has_nothing_but_notes():
    assert {problem.severity for problem in check(ontology=True)} <= {"note"}


def test_a_term_of_a_borrowed_vocabulary_that_it_does_not_declare_is_found(written):
    path = written(changed('rdfs:label "Bureau', 'rdfs:lable "Bureau'))

    problems = check([path])

    lost = next(problem for problem in problems if problem.rule == "undeclared-term")
    assert (lost.line, lost.column) == (15, 5)
    assert lost.message("en").endswith("did you mean rdfs:label?")


def test_a_borrowed_namespace_with_the_wrong_scheme_is_found(written):
    text = HEAD.replace("<http://www.w3.org/2000", "<https://www.w3.org/2000") + BODY

    advice = {p.message("en") for p in check([written(text)]) if p.rule == "undeclared-term"}

    (text,) = advice
    assert text.endswith("<http://www.w3.org/2000/01/rdf-schema#label>?")


@pytest.mark.parametrize(
    ("written_for", "meant"),
    [("state:TOG", "state:TGO (Togo)"), ("state:Togo", "state:TGO (Togo)"), ("state:Qqq", None)],
)
def test_what_was_meant_is_shown_with_its_label_or_not_at_all(written, written_for, meant):
    path = written(changed("state:TGO", written_for))

    (problem,) = check([path])

    assert ("did you mean" in problem.message("en")) == (meant is not None)
    assert meant is None or f"did you mean {meant}?" in problem.message("en")


def test_a_namespace_like_ours_does_not_hide_a_file(written):
    path = written((HEAD + BODY).replace("w3id.org/disarmgraph/", "w3id.org/disarmgaph/"))

    assert "undeclared-term" in {problem.rule for problem in check([path])}


@pytest.mark.parametrize("text", ["", "<urn:x:a> <urn:x:b> <urn:x:c> .\n"])
def test_a_file_in_which_nothing_was_checked_says_so(written, text):
    (problem,) = check([written(text)])

    assert (problem.rule, problem.severity, problem.line) == ("nothing-checked", "warning", 1)


def test_a_statement_is_located_in_the_file_in_which_it_stands(written):
    body = written(HEAD + BODY)
    more = written(HEAD + "body:mill-office disarm:fundedBy body:nobody .\n", "more.ttl")

    for paths in ([body, more], [more, body]):
        (problem,) = check(paths)
        assert (problem.file, problem.line, problem.column) == ("more.ttl", 12, 34)


def test_the_matter_with_a_value_is_said_before_what_the_shape_asks(written):
    wrong = changed("disarm:locatedIn state:TGO", 'disarm:locatedIn "Togo"').replace(
        "@prefix state", "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix state"
    )
    wrong = wrong.replace('"Togo" ;', '"Togo" ;\n    disarm:startDate "2024-02-30"^^xsd:date ;')

    told = [problem.message("en") for problem in check([written(wrong)])]

    assert any(text.startswith("“Togo” is text where a thing is wanted. ") for text in told)
    assert any(text.startswith("“2024-02-30” is no xsd:date. ") for text in told)


def test_values_that_collide_are_shown(written):
    path = written(changed('"Office of Mills"@en', '"Office of Mills"@en , "Mill Office"@en'))

    (problem,) = check([path])

    assert problem.message("en").startswith("There are “Office of Mills”@en, “Mill Office”@en. ")
    assert problem.message("fr").startswith("Il y a « Office of Mills »@en, « Mill Office »@en. ")
    assert "stands in" not in problem.message("en")


def test_a_value_that_collides_with_one_of_another_file_is_told_with_its_place(written):
    mine = written(HEAD + BODY)
    other = written(HEAD + 'body:mill-office rdfs:label "Mill Office"@en .\n', "other.ttl")

    (problem,) = check([mine, other])

    assert problem.place() == "body.ttl:14:5"
    assert problem.message("en").endswith(" “Mill Office”@en stands in other.ttl:12:29.")
    assert problem.message("fr").endswith(" « Mill Office »@en figure dans other.ttl:12:29.")


def test_a_value_that_collides_with_one_of_our_graph_is_told_with_its_place(written):
    states = (DATA / "actors" / "states.ttl").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(states, 1) if '"Togo"@en' in text)
    column = states[line - 1].index('"Togo"@en') + 1

    (problem,) = check([written(HEAD + 'state:TGO rdfs:label "Togoland"@en .\n')])

    where = f"“Togo”@en stands in data/actors/states.ttl:{line}:{column}."
    assert problem.message("en").endswith(where)


def test_a_value_is_not_refused_twice(written):
    path = written(changed("disarm:locatedIn state:TGO", "disarm:locatedIn basis:stated"))

    assert [problem.rule for problem in check([path])] == [SHAPE + "Body-locatedIn"]


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


@pytest.mark.parametrize(
    "path",
    [
        "[ sh:alternativePath ( rdfs:label <http://purl.org/dc/terms/source> ) ]",
        "( <https://w3id.org/disarmgraph/ontology#kind> rdfs:label )",
        "[ sh:inversePath rdfs:label ]",
        "[ sh:zeroOrMorePath rdfs:label ]",
    ],
)
def test_a_shape_of_the_user_may_count_along_any_path(written, path):
    shapes = written(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"<urn:x:All> sh:targetNode <{NODE}> ; sh:property <urn:x:counted> .\n"
        f"<urn:x:counted> sh:path {path} ; sh:maxCount 0 ; sh:minCount 1 .\n",
        "shapes.ttl",
    )

    found = [p for p in check([written(HEAD + BODY)], shapes=[shapes]) if p.rule == "urn:x:counted"]

    assert found
    assert all(problem.line == 12 for problem in found)
