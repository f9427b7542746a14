"""The graph, or the files of a user, checked: grammar, references, shapes, rules of the graph."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from disarmgraph import files
from disarmgraph.rdf import rdf_file, rdf_folder
from disarmgraph.rdf.rdf_file import InputError, RdfFile
from disarmgraph.validation import explain
from disarmgraph.validation import waivers as exceptions
from disarmgraph.validation.changed import Changes, since
from disarmgraph.validation.check_report import Report, placed
from disarmgraph.validation.described import Known, Tell, own_files
from disarmgraph.validation.findings import Checking


# As long as there are options, each of which its docstring explains.
def check(
    paths: Iterable[Path | str] | Path | str | None = None,
    *,
    given: Sequence[RdfFile] = (),
    shapes: Iterable[Path | str] = (),
    against: Known | str = Known.FULL,
    changed: str | None = None,
    ontology: bool = False,
    texts: Path | str | None = None,
    waivers: Path | str | None = None,
    tell: Tell = lambda done, all_: None,
) -> Report:
    """The problems of files, or of our own graph where none are named.

    ``paths`` are files or folders, ``given`` are files that are open already (standard input),
    ``shapes`` are files with shapes of the user to apply besides ours. Only what the files
    themselves describe is reported on. Files that break their grammar leave only such problems:
    nothing else can be said before they are put right. ``changed`` is a revision of git: of things
    that have not changed since then, only those that refer to one that has are reported on.
    ``ontology`` holds terms and lists to the rules of the ontology (shapes/ontology/) as well, and
    to a reasoner; ``texts`` is a folder with texts of documents, with which passages are compared;
    ``waivers`` is a file of known exceptions. ``tell`` hears how many bytes have been read, of how
    many.

    Raises InputError for what cannot be read, ShapesError for shapes that cannot be applied,
    GitError, ReasonerError, TextsError and WaiverError.
    """
    named = rdf_folder.expand(_paths(paths))
    mine = [*map(rdf_file.open_file, named), *given]
    if paths is not None and not mine:
        raise InputError.of("input-none")
    changes = since(changed, named if mine else own_files(Known.FULL)) if changed else None
    checking = _checking(mine, named, Known(against), _paths(shapes), changes, tell)
    broken = checking.broken()
    folder = Path(texts) if texts else None
    problems = placed(broken or checking.findings(folder, ontology=ontology))
    checked = [files.shown(file.path) for file in checking.checked()]
    excepted = exceptions.read(Path(waivers)) if waivers else []
    kept, waived = exceptions.apply(problems, excepted, date.today())
    if waivers and changes is None and not broken:
        rules = {*explain.names(), *checking.rules()}
        kept += exceptions.complaints(Path(waivers), excepted, checked, date.today(), rules)
    return Report(kept, checked, waived)


def _paths(given: Iterable[Path | str] | Path | str | None) -> list[Path]:
    several = [given] if isinstance(given, Path | str) else given or ()
    return [Path(path) for path in several]


def _checking(
    mine: Sequence[RdfFile],
    named: Iterable[Path],
    known: Known,
    shapes: Sequence[Path],
    changes: Changes | None,
    tell: Tell,
) -> Checking:
    """The files read, or all of ours without any, with what is known around them."""
    if not mine:
        own = [rdf_file.open_file(path) for path in own_files(Known.FULL)]
        return Checking(own, (), _shapes(known, shapes), known, changes, tell)
    mine_too = {path.resolve() for path in named}
    beside = [path for path in own_files(known) if path.resolve() not in mine_too]
    around = [rdf_file.open_file(path) for path in beside]
    return Checking(mine, around, _shapes(known, shapes), known, changes, tell)


def _shapes(known: Known, extra: Sequence[Path]) -> list[RdfFile]:
    """The files of shapes to apply: ours and those of the user."""
    ours = [] if known == Known.NONE else files.shape_files()
    if known == Known.NONE and not extra:
        raise InputError.of("input-no-shapes")
    return [rdf_file.open_file(path) for path in (*ours, *rdf_folder.expand(extra))]
