"""The graph, or the files of a user, checked: grammar, references, shapes, rules of the graph."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from disarmgraph import changed, files, rdf_file, waivers
from disarmgraph.check_report import Report, placed
from disarmgraph.findings import Checking, Known, Tell, own_files
from disarmgraph.rdf_file import RdfFile


def check(
    paths: Iterable[Path | str] = (),
    *,
    given: Sequence[RdfFile] = (),
    shapes: Iterable[Path | str] = (),
    against: Known | str = Known.FULL,
    since: str | None = None,
    ontology: bool = False,
    texts: Path | None = None,
    exceptions: Path | None = None,
    tell: Tell = lambda done, all_: None,
) -> Report:
    """The problems of files, or of our own graph where there are none.

    ``paths`` are files or folders, ``given`` are files that are open already (standard input),
    ``shapes`` are files with shapes of the user to apply besides ours. Only what the files
    themselves describe is reported on. Files that break their grammar leave only such problems:
    nothing else can be said before they are put right. ``since`` is a revision of git: of things
    that have not changed since then, only those that refer to one that has are reported on.
    ``ontology`` applies the rules of the ontology (shapes/ontology/) as well to terms and lists;
    ``texts`` is a folder with texts of documents, with which passages are compared; ``exceptions``
    is a file of waivers. ``tell`` hears how many bytes have been read, of how many.

    Raises InputError for what cannot be read, ShapesError for shapes that cannot be applied,
    GitError, TextsError and WaiverError.
    """
    known = Known(against)
    named = rdf_file.expand([Path(path) for path in paths])
    mine = [*map(rdf_file.open_file, named), *given]
    own = [] if mine else own_files(Known.FULL)
    given_by_name = {path.resolve() for path in named}
    beside = [path for path in own_files(known) if path.resolve() not in given_by_name]
    changes = changed.since(since, named or own) if since else None
    checking = Checking(
        mine or [rdf_file.open_file(path) for path in own],
        around=[rdf_file.open_file(path) for path in beside] if mine else [],
        shapes=_shapes(known, [Path(path) for path in shapes]),
        known=known,
        changes=changes,
        tell=tell,
    )
    problems = placed(checking.broken() or checking.findings(texts, ontology=ontology))
    checked = [files.shown(file.path) for file in checking.checked()]
    excepted = waivers.read(exceptions) if exceptions else []
    kept, waived = waivers.apply(problems, excepted, date.today())
    if exceptions and changes is None:
        kept += waivers.complaints(exceptions, excepted, checked, date.today())
    return Report(kept, checked, waived)


def _shapes(known: Known, extra: Sequence[Path]) -> list[RdfFile]:
    """The files of shapes to apply: ours and those of the user."""
    ours = [] if known == Known.NONE else files.shape_files()
    return [rdf_file.open_file(path) for path in (*ours, *rdf_file.expand(extra))]
