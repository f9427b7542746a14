"""The command ``disarmgraph publish``."""

import click

from disarmgraph.dataset import graph, publish


@click.command("publish")
@click.option(
    "--to",
    "address",
    required=True,
    metavar="URL",
    help="Where the store takes in graphs by the Graph Store Protocol.",
)
@click.option("--user", help="Who may write there.")
@click.option("--password", default="", help="Better in DISARMGRAPH_PUBLISH_PASSWORD.")
@click.option(
    "--with-union",
    is_flag=True,
    help="Send the union of all graphs as the default graph too, where it is not by itself.",
)
def publish_command(address: str, user: str | None, password: str, with_union: bool) -> None:
    """Load the graph into another store, graph by graph.

    The same command goes on with what was broken off, and sends only what has changed.

    \b
    Examples:
      disarmgraph publish --to http://localhost:7878/store --with-union
      disarmgraph publish --to http://localhost:8890/sparql-graph-crud-auth --user dba
    """
    target = publish.GraphStore(address, user, password)

    def tell(step: publish.Step) -> None:
        click.echo(f"{step.number}/{step.total} {step.done} {step.graph}")

    publish.publish(graph.load(), target, with_union=with_union, tell=tell)
