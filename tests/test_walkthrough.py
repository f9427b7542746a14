"""From a PDF to data and its page, as docs/reading.md goes; the resolution is made."""

import os
import shutil
import subprocess
import sys

import pytest
from clients import EngineClient
from made_documents import WALKTHROUGH
from made_pdf import pdf

from disarmgraph.dataset import graph
from disarmgraph.files import graph_home
from disarmgraph.namespaces import BASE
from disarmgraph.review.draft_file import Draft

pytestmark = pytest.mark.slow

SLUG = "a-res-99-901"
LABEL = 'rdfs:label "Records, surplus and help: an exercise"@en ;'
FRENCH = 'rdfs:label "Registres, excédents et assistance : un exercice"@fr ;'
SUMMARY = ("A part of the exercise.", "Une partie de l\u2019exercice.")


def run(*arguments):
    command = [sys.executable, "-m", "disarmgraph", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"LANG": "C.UTF-8"}
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A checkout into which the resolution has been read, reviewed and adopted."""
    folder = tmp_path_factory.mktemp("walkthrough")
    for name in ("data", "ontology", "queries", "shapes"):
        shutil.copytree(graph_home() / name, folder / name)
    drafts = folder / "drafts"
    done = run("read", pdf(WALKTHROUGH, folder / "resolution.pdf"), "--out", drafts)
    assert done.returncode == 0, done.stderr
    path = drafts / f"{SLUG}.draft.ttl"
    refused = run("adopt", path, "--data", folder / "data")
    assert refused.returncode == 2, refused.stdout
    written = path.read_text(encoding="utf-8")
    assert LABEL in written
    path.write_text(written.replace(LABEL, f"{LABEL}\n    {FRENCH}"), encoding="utf-8")
    review(path)
    done = run("adopt", path, "--data", folder / "data")
    assert done.returncode == 0, done.stderr
    return folder


def review(path):
    """Accepts what stands and rejects the rest, sums up each passage and says that it is read."""
    draft = Draft.read(path)
    while draft.proposals:
        number, proposal = next(iter(draft.proposals.items()))
        (draft.accept if draft.stands(proposal) else draft.reject)(number)
    for iri, passage in draft.passages.items():
        if not passage.omitted:
            draft.set_summary(iri, *SUMMARY)
            draft.set_reviewed(iri)
    draft.save()


def test_what_was_adopted_has_no_fault(home):
    files = [home / "data" / kind / f"{SLUG}.ttl" for kind in ("documents", "norms")]
    done = run("check", *files)
    assert done.returncode == 0, done.stdout + done.stderr
    formatted = subprocess.run(["turtlefmt", "--check", *map(str, files)], check=False)
    assert formatted.returncode == 0


def test_the_graph_tells_who_is_asked_what_by_when(home):
    store = graph.load(home)
    rows = store.query(
        f"""PREFIX disarm: <{BASE}ontology#>
        SELECT ?verb ?bearer ?action ?date WHERE {{
          ?norm disarm:statedIn/disarm:isPassageOf <{BASE}id/document/{SLUG}> ;
            disarm:verb ?verb ; disarm:bearer ?bearer ; disarm:action ?action .
          OPTIONAL {{ ?norm disarm:hasDeadline/disarm:deadlineDate ?date }}
        }}"""
    )
    said = {tuple(term.value.rpartition("/")[2] if term else None for term in row) for row in rows}
    assert {
        ("urges", "all-states", "keep-records", None),
        ("requests", "un-secretary-general", "report", "2045-03-01"),
        ("encourages", "states-in-a-position-to-do-so", "destroy", None),
        ("encourages", "states-in-a-position-to-do-so", "exchange-information", None),
    } <= said


def test_the_document_cites_what_the_resolution_cites(home):
    store = graph.load(home)
    cited = {
        row["cited"].value.rpartition("/")[2]
        for row in store.query(
            f"""PREFIX disarm: <{BASE}ontology#>
            SELECT ?cited WHERE {{
              ?passage disarm:isPassageOf <{BASE}id/document/{SLUG}> ; disarm:cites ?cited }}"""
        )
    }
    assert {"a-res-62-47", "a-conf-192-15"} <= cited


def test_its_page_shows_it(home):
    with EngineClient(graph.load(home)) as client:
        answer = client.get(f"/id/document/{SLUG}", headers={"Accept": "text/html"})
        assert answer.status_code == 200
        assert "Records, surplus and help" in answer.text
        assert "1 March 2045" in answer.text
