"""Broken grammar in a reader's words: each text is given for a file that really breaks so."""

import pytest

from disarmgraph import files
from disarmgraph.rdf.rdf_file import open_file
from disarmgraph.validation.grammar_faults import WORDS, told

HEAD = "@prefix : <urn:x:> .\n"
CASES = {
    "not-ended": (HEAD + ":a :b :c\n:d :e :f .", "is not ended: put a full stop"),
    "prefix": ("<urn:a> <urn:b> disarm:c .", "add @prefix disarm: <https://w3id.org/disarmgraph/"),
    "end": (HEAD + ":a :b [ :c :d", "ends in the middle"),
    "string": (HEAD + ':a :b "c .\n:d :e "f" .', "is not closed on its line"),
    "relative": ("<a> <urn:b> <urn:c> .", "this IRI is relative"),
    "encoding": (HEAD + ":a :b 'caf\udce9' .", "save it as UTF-8"),
    "no-value": (HEAD + ":a :b .", "a value is missing before ."),
    "quotes": (HEAD + ":a :b “c” .", "write straight quotation marks"),
    "declaration": ("@prefix x <urn:x:> .", "write it as @prefix ex:"),
    "iri": ("<urn:a b> <urn:b> <urn:c> .", "an IRI cannot hold  :"),
    "percent": ("<urn:a%zz> <urn:b> <urn:c> .", "not %zz: write % itself as %25"),
    "no-subject": (HEAD + ":a :b :c . , :d .", ", cannot begin a statement"),
    "bare-date": (HEAD + ":a :b 2012-06-21 .", 'in quotation marks, as "2026-11-28"^^xsd:date'),
    "one-caret": (HEAD + ':a :b "2012-06-21"^:date .', "stands behind two carets"),
    "no-property": (HEAD + ':a "b" :c .', "is no property"),
    "sign": (HEAD + ":a :b :c ; \x01 .", "cannot stand here"),
    "language": (HEAD + ':a :b "c"@1 .', "after @ stands a language"),
    "escape": (HEAD + ':a :b "c\\d" .', "\\d means nothing"),
}
OTHERS = {
    "line-subject": (".nt", '"a" <urn:b> <urn:c> .', "a line begins with what it is about"),
    "line-property": (".nt", '<urn:a> "b" <urn:c> .', "the second part of a line is a property"),
    "line-value": (".nq", "<urn:a> <urn:b> .", "the third part of a line is a value"),
    "json-string": (".jsonld", '{"a": "b\n"}', "a text holds a line break"),
    "line": (".nt", "<urn:a> <urn:b> <urn:c> . <urn:d> <urn:e> <urn:f> .", "one whole statement"),
    "json-key": (".jsonld", '{"a": "b", 1: "d"}', "a key is missing here"),
    "json-comma": (".jsonld", '{"a": "b",}', "a comma stands before the end"),
    "json-word": (".jsonld", '{"a": tru }', "none of true, false and null"),
    "json-object": (".jsonld", '{"a": "b" "c": "d"}', "comma or the closing } of the object"),
    "json-array": (".jsonld", '["a" "b"]', "comma or the closing ] of the list"),
    "json-value": (".jsonld", '{"urn:a": {"@value": "b", "urn:c": "d"}}', "beside @value only"),
    "xml": (".rdf", "<a>R & D</a>", "write & as &amp;"),
    "xml-tag": (".rdf", "<a><b></a>", "does not close the element"),
    "xml-declaration": (".rdf", "<?xml versio='1.0'?><a/>", "is no XML declaration"),
    "xml-prefix": (".rdf", "<x:a/>", "that no xmlns declares"),
    "xml-text": (
        ".rdf",
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">text</r:RDF>',
        "text stands where RDF/XML wants an element",
    ),
}
COLUMNS = files.table_schema().with_name("tpnw.csv").read_text("utf-8").partition("\n")[0]
ROW = "tpnw,LKA,,accession,2023-09-19,,2023-12-18,,,,depositary,untc-xxvi-2026-02-03,,2026-02-03,,"
TABLES = {
    "table-column": (f"{COLUMNS},foo\n", "no column is called foo"),
    "table-columns": ("treaty,state\ntpnw,LKA\n", "the table lacks columns that it needs"),
    "table-empty": (ROW.replace("accession", ""), "the column act is empty"),
    "table-value": (ROW.replace("LKA", "Lanka"), "Lanka is nothing that the column state can hold"),
    "table-day": (
        ROW.replace("2023-09-19", "19.9.2023"),
        "19.9.2023, in the column date, is no day",
    ),
    "table-twice": (f"{ROW}\n{ROW}", "the same act as on line 2"),
}
FILES = {words: (".ttl", *case) for words, case in CASES.items()} | OTHERS
FILES |= {
    words: (".csv", text if text.startswith("treaty") else f"{COLUMNS}\n{text}\n", expected)
    for words, (text, expected) in TABLES.items()
}


@pytest.mark.parametrize("words", FILES)
def test_a_fault_is_told_in_words_of_ours(tmp_path, words):
    suffix, text, expected = FILES[words]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    file = open_file(path)
    list(file.quads())

    english, french = told(file.faults[0].reason)

    assert expected in english
    assert french
    assert french != english


def test_every_text_has_a_case():
    assert {words for _, words in WORDS} == set(FILES)


def test_what_has_no_words_of_ours_is_told_in_those_of_the_parser():
    english, french = told("something odd")

    assert "something odd" in english
    assert "en anglais : something odd" in french
