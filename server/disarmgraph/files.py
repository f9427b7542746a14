"""Where the files of the graph are. The only module that knows the layout of the folders."""

from pathlib import Path

GRAPHS = "https://w3id.org/disarmgraph/graph/"


def graph_home() -> Path:
    """The directory that holds ontology/, data/, shapes/, queries/, and of docs/ what is shown.

    In an installed wheel it lies beside this file; in a checkout it is the repository root.
    """
    packaged = Path(__file__).parent / "graph"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


def knowledge_files(home: Path | None = None) -> list[Path]:
    """Every Turtle file whose triples are part of the graph: the ontology's, then the data's."""
    return _below(home, "ontology", "**/*.ttl") + _below(home, "data", "**/*.ttl")


def table_files(home: Path | None = None) -> list[Path]:
    """The tables of acts of States, one a treaty, whose rows are part of the graph."""
    return _below(home, "data/participation", "*.csv")


def table_schema() -> Path:
    """The CSVW description of the columns of the tables under data/participation/."""
    return graph_home() / "data/participation/treaty-action.json"


def scheme_files(home: Path | None = None) -> list[Path]:
    """The controlled lists of concepts, one a file, named as the scheme is."""
    return _below(home, "ontology/schemes", "*.ttl")


def rule_files(home: Path | None = None) -> list[Path]:
    """The CONSTRUCT queries that say what may be derived, one rule a file."""
    return _below(home, "ontology/rules", "*.rq")


def shape_files(home: Path | None = None) -> list[Path]:
    """The SHACL shapes, one file for each class."""
    return _below(home, "shapes", "*.ttl")


def graph_rule_files(home: Path | None = None) -> list[Path]:
    """The rules that hold across several things, as queries for those who break them."""
    return _below(home, "shapes/rules", "*.rq")


def ontology_rule_files(home: Path | None = None) -> list[Path]:
    """The rules that classes, properties and concepts keep, as queries for those that do not."""
    return _below(home, "shapes/ontology", "*.rq")


def example_files(name: str, home: Path | None = None) -> list[Path]:
    """The examples, valid and invalid, of a shape file or a rule."""
    return _below(home, f"shapes/examples/{name}", "*.ttl")


def query_files(home: Path | None = None) -> list[Path]:
    """The questions of the library, one a file."""
    return _below(home, "queries", "*.rq")


def course_files(language: str, home: Path | None = None) -> list[Path]:
    """The steps of the course in a language, one a file, in order."""
    return _below(home, f"docs/course/{language}", "*.md")


def notebook_file(home: Path | None = None) -> Path:
    """The notebook that asks the graph in Python."""
    return (home or graph_home()) / "docs/notebook.ipynb"


def watched_files() -> list[Path]:
    """Every file that what the server answers depends on."""
    return [*knowledge_files(), *table_files(), *rule_files(), *shape_files(), *query_files()]


def software_files() -> list[Path]:
    """Every file of the package that a page can depend on, whatever the graph is."""
    package = Path(__file__).parent
    suffixes = {".py", ".html", ".css", ".js", ".toml", ".ebnf", ".ttl"}
    found = (path for path in package.rglob("*") if path.suffix in suffixes)
    return sorted(path for path in found if not path.is_relative_to(package / "graph"))


def graph_iri(path: Path, home: Path | None = None) -> str:
    """The named graph that holds the triples of a file under home: its path without suffix."""
    relative = path.resolve().relative_to((home or graph_home()).resolve())
    return GRAPHS + relative.with_suffix("").as_posix()


def derived_iri(rule: str) -> str:
    """The named graph that holds what a rule has derived."""
    return f"{GRAPHS}derived/{rule}"


def shown(path: Path, home: Path | None = None) -> str:
    """A path as an error names it: from the graph's home where it lies inside, else as it is."""
    home = (home or graph_home()).resolve()
    resolved = path.resolve()
    return str(resolved.relative_to(home) if resolved.is_relative_to(home) else path)


def has_editor() -> bool:
    """Whether the editor of the query page was built when this was installed."""
    return (Path(__file__).parent / "pages" / "static" / "dist" / "editor.js").is_file()


def _below(home: Path | None, folder: str, pattern: str) -> list[Path]:
    return sorted(((home or graph_home()) / folder).glob(pattern))
