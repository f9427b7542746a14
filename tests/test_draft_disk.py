"""The file of a draft: read, and written whole or not at all, whoever else writes it."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from disarmgraph.namespaces import RDF
from disarmgraph.review.draft_file import Draft, DraftError

MILLS = Path(__file__).parent / "draft/mills.draft.ttl"
TEXT = MILLS.read_text(encoding="utf-8")


@pytest.fixture
def draft(tmp_path):
    return Draft.read(Path(shutil.copy(MILLS, tmp_path)))


def test_a_decision_is_on_the_disk_at_once(draft):
    draft.accept(5)
    draft.save()
    assert draft.path.read_text(encoding="utf-8") == draft.text()
    assert [each.name for each in draft.path.parent.iterdir()] == ["mills.draft.ttl"]


def test_what_another_has_written_meanwhile_is_not_overwritten(draft):
    draft.path.write_text(TEXT + "# mine\n", encoding="utf-8")
    draft.accept(5)
    with pytest.raises(DraftError, match="somebody else has changed it"):
        draft.save()
    assert draft.path.read_text(encoding="utf-8") == TEXT + "# mine\n"


def test_a_draft_that_is_not_there_or_not_utf_8_is_an_error(tmp_path):
    with pytest.raises(DraftError, match="cannot be read"):
        Draft.read(tmp_path / "none.draft.ttl")
    (tmp_path / "bad.draft.ttl").write_bytes(b"\xff")
    with pytest.raises(DraftError, match="not UTF-8"):
        Draft.read(tmp_path / "bad.draft.ttl")


DECIDING = """
import sys
from pathlib import Path
from disarmgraph.review.draft_file import Draft
draft = Draft.read(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    draft.accept(5)
    draft.save()
    draft.undo()
    draft.save()
"""


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.11])
def test_killed_while_it_writes_the_draft_is_whole(draft, seconds):
    command = [sys.executable, "-c", DECIDING, str(draft.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
    after = Draft.read(draft.path)
    assert len(after.proposals) in (10, 11)
    accepted = Draft(draft.path, TEXT)
    accepted.accept(5)
    assert after.text() in (TEXT, accepted.text())
    statement = NamedNode(RDF + "Statement")
    triples = list(parse(after.text().encode(), RdfFormat.TURTLE))
    assert sum(each.object == statement for each in triples) == len(after.proposals)
