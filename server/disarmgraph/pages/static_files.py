"""Style sheets and scripts, sent from memory under an address that names their version."""

import hashlib
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, current_app

FOLDER = Path(__file__).parent / "static"
MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".txt": "text/plain"}
"""What is sent, by suffix; other files in the folder are not for readers."""
EDITOR = "dist/editor.js"
"""The editor of the query page, which is there where it was built when this was installed."""
VERSION, FILES = "STATIC_VERSION", "STATIC_FILES"
FOREVER = 31536000


def read(app: Flask, folder: Path = FOLDER) -> None:
    """Has the application send the files of a folder, as they are now."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in MEDIA_TYPES)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    digest = hashlib.blake2b(digest_size=5)
    for name, content in files.items():
        digest.update(b"%s\0%d\0%s" % (name.encode(), len(content), content))
    app.config.update({FILES: files, VERSION: digest.hexdigest()})
    app.add_url_rule("/static/<path:filename>", "static", static)
    app.add_url_rule("/static/v-<version>/<path:filename>", "static", static)
    app.url_defaults(_version)


def static(filename: str, version: str = "") -> Response:
    """A style sheet or a script; under the address of its version it never changes.

    The version is a folder of all files, so that scripts find each other by relative addresses.
    Who asks for another version than the one here gets this one, to ask again next time.
    """
    content = current_app.config[FILES].get(filename) or abort(404)
    media_type = MEDIA_TYPES[Path(filename).suffix]
    response = Response(content, content_type=f"{media_type}; charset=utf-8")
    if version == current_app.config[VERSION]:
        response.cache_control.public = True
        response.cache_control.max_age = FOREVER
        response.cache_control.immutable = True
    return response


def _version(endpoint: str, values: dict[str, Any]) -> None:
    """Lets every link to a file name the version that is here."""
    if endpoint == "static":
        values.setdefault("version", current_app.config[VERSION])
