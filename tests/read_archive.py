"""What a run over a folder of documents leaves."""

import json
from collections import Counter


def outcomes(rows):
    return Counter(row.outcome for row in rows.values())


def lines(archive):
    journal = archive.out / "read.jsonl"
    return [json.loads(line) for line in journal.read_text().splitlines()]


def drafts(archive):
    return {
        str(path.relative_to(archive.out)): path.read_text(encoding="utf-8")
        for path in archive.out.rglob("*.draft.ttl")
    }
