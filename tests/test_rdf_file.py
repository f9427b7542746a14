"""Files that cannot be read as what they are: every fault of grammar, with its place."""

import pytest

from disarmgraph.rdf.rdf_file import open_file, open_stream
from disarmgraph.rdf.rdf_folder import expand
from disarmgraph.rdf.syntax_faults import MAX_FAULTS

BROKEN = """@prefix : <urn:x:> .
:a :b :c .
:d :e
    :f ; :g :h
    :i :k .

:i :j "unclosed .
:k :l :m .
:n :o x:p .
:q :r :s .
:t :u [ :v .
# the last one
:w :x "1"^^ .
"""


def read(path):
    file = open_file(path)
    return len(list(file.quads())), [fault.place for fault in file.faults]


def test_every_broken_statement_is_a_fault_of_its_own(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text(BROKEN)

    assert read(path)[1] == [(5, 5), (7, 18), (9, 7), (11, 12), (13, 13)]


def test_every_broken_line_is_a_fault_of_its_own(tmp_path):
    path = tmp_path / "a.nt"
    path.write_text(
        "<urn:a> <urn:b> .\n<urn:a> <urn:b> <urn:c> .\n<x> <y>\n<urn:d> 'e' <urn:f> .\n"
    )

    assert [line for line, _ in read(path)[1]] == [1, 3, 4]


def test_faults_are_bounded(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("<urn:a> <urn:b> .\n" * 500)

    assert len(read(path)[1]) == MAX_FAULTS


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.ttl", bytes(range(256)), (1, 1)),
        ("a.ttl", b"\x1f\x8b\x08" + bytes(40), (1, 1)),
        ("a.ttl", b"@prefix x: <urn:x:> .\nx:a x:b 'caf\xe9' .\n", (2, 13)),
        ("a.rdf", b"", (1, 1)),
        ("a.rdf", b"<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n <r:a>", (2, 7)),
        ("a.jsonld", b'{"@id": "urn:a",\n "urn:b": [1, 2,}', (2, 17)),
        ("a.jsonld", b"[", (1, 2)),
    ],
)
def test_binary_and_truncated_files_are_faults_with_a_place(tmp_path, name, content, place):
    path = tmp_path / name
    path.write_bytes(content)

    assert read(path)[1] == [place]


def test_what_xml_quotes_is_looked_up(tmp_path):
    path = tmp_path / "a.rdf"
    path.write_text(
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='urn:x:'>\n"
        " <r:Description r:about='http://a b'><x:p>1</x:p></r:Description>\n</r:RDF>"
    )

    assert read(path)[1] == [(2, 26)]


def test_standard_input_is_read_in_the_format_that_is_given():
    file = open_stream(b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> .", ".nt")

    assert len(list(file.quads())) == 1
    assert not file.faults


def test_blank_nodes_of_two_files_are_two(tmp_path):
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text("_:x <urn:p> 1 .")
    one, other = (next(open_file(tmp_path / name).quads()) for name in ("a.ttl", "b.ttl"))

    assert one.subject != other.subject


@pytest.mark.parametrize(("depth", "faults"), [(200, 0), (100_000, 1)])
def test_json_that_would_break_the_parser_by_nesting_is_a_fault(tmp_path, depth, faults):
    path = tmp_path / "a.jsonld"
    path.write_text('{"@graph": [' * depth + '"}]"' + "]}" * depth)
    file = open_file(path)

    assert list(file.quads()) == []
    assert [fault.reason for fault in file.faults if "deeper" in fault.reason] == [
        "it nests deeper than 500 levels"
    ] * faults


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="UTF.-8"?><r/>',
        b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x:a/></r:RDF>',
    ],
)
def test_what_xml_cannot_be_read_as_is_a_fault(tmp_path, content):
    path = tmp_path / "a.rdf"
    path.write_bytes(content)

    (place,) = read(path)[1]

    assert place.line == 1


PREFIXED = """@prefix a: <urn:a:> .
@prefix b: <urn:b:> .

a:s b:p a:o .

a:t b:p a:o .
"""


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("<urn:b:> .", "<urn:b:>", [(4, 1)]),
        ("@prefix b: <urn:b:> .", "PREFIX b: <urn:b:> .", [(2, 20)]),
        ("@prefix b: <urn:b:> .\n", "", [(3, 5)]),
    ],
)
def test_one_fault_of_a_prefix_is_one_fault(tmp_path, old, new, places):
    path = tmp_path / "a.ttl"
    path.write_text(PREFIXED.replace(old, new))

    assert read(path)[1] == places


def test_a_fault_in_a_table_is_in_its_cell(tmp_path):
    path = tmp_path / "a.csv"
    head = "treaty,state,organization,act,date,year,effect,effect_month,other_date,other_source,"
    path.write_text(
        head + "confidence,source,second_source,as_of,note_en,note_fr\n"
        "apmbc,LKA,,accession,13/12/2017,,,,,,depositary,untc-xxvi-2026-02-03,,2026-02-03,,\n"
    )
    file = open_file(path)
    list(file.quads())

    (fault,) = file.faults
    assert fault.place == (2, 22)
    assert fault.reason == "date: yyyy-MM-dd -- 13/12/2017"


def test_a_suffix_in_capitals_is_the_same(tmp_path):
    path = tmp_path / "A.TTL"
    path.write_text("<urn:a> <urn:b> <urn:c> .")

    assert read(path) == (1, [])
    assert expand([path]) == expand([tmp_path]) == [path]
