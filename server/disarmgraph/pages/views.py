"""The views of the graph as a whole: what there is to see at /view/."""

from dataclasses import dataclass

from flask import Blueprint, render_template

blueprint = Blueprint("views", __name__, url_prefix="/view")


@dataclass(frozen=True)
class View:
    """A view, at ``/view/<name>``: `view-<name>` is its title, `view-<name>-what` what it shows."""

    name: str

    @property
    def path(self) -> str:
        """Where it is on this site."""
        return f"/view/{self.name}"


VIEWS: tuple[View, ...] = (
    View("participation"),
    View("parties"),
    View("duties"),
    View("deadlines"),
    View("network"),
    View("mandates"),
    View("timeline"),
    View("assistance"),
)
"""The views, in the order in which a reader finds them."""


@blueprint.get("/")
def views() -> str:
    """The list of views, with what each shows."""
    return render_template("views.html", views=VIEWS)
