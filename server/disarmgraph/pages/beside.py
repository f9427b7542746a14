"""The texts that the operator has, for what stands beside a summary on a page."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from flask import Blueprint, Flask, current_app
from pyoxigraph import Store

from disarmgraph.text.wording import DocumentText, Texts

blueprint = Blueprint("beside", __name__)


def offer(app: Flask, store: Store, texts: Texts) -> None:
    """Has the pages show these texts; each passage is verified when WORDINGS is asked first."""
    app.config.update(TEXTS=texts, WORDINGS=cache(partial(texts.documents, store)))
    app.register_blueprint(blueprint)


def text_of(document: str) -> DocumentText | None:
    """The text of a document, None where it is not here."""
    return current_app.config["WORDINGS"]().get(document)


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any] | bool]:
    return {"text_of": text_of, "texts_offered": current_app.config["TEXTS"].offered}
