"""A browser for tests: Chromium, watched for errors, for broken policy, for requests elsewhere."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from disarmgraph.files import graph_home

BROWSER = os.environ.get("BROWSER_PATH") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NO_BROWSER = "no Chromium or Chrome here; install one or set BROWSER_PATH"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
FRONTEND = graph_home() / "server/frontend"
AXE = "node_modules/axe-core/axe.min.js"
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation",
    event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
FIND_VIOLATIONS = """
async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
  });
  return violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map((node) => node.target.flat().join(" ")).join(", ")}`);
}
"""

PASTE = """
(element, text) => {
  if (element.value !== undefined) { element.value = text; return; }
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  element.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""


@contextmanager
def opened(browser: Browser, server: str, **options: object) -> Iterator[Page]:
    """A page of a reader of English, who must meet no error and be sent nowhere else.

    ``options`` are those of a context of the browser. ``page.faults`` is what has been met, which
    a test may clear where it brings an error about.
    """
    context = browser.new_context(base_url=server, **{"locale": "en-GB"} | options)
    context.add_init_script(REPORT_VIOLATIONS)
    page = context.new_page()
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "request",
        lambda sent: sent.url.startswith((server, "data:")) or page.faults.append(sent.url),
    )
    yield page
    context.close()
    assert not page.faults, page.faults


def write(editor: Locator, text: str) -> None:
    """Pastes a text over what an editor or a text field holds.

    Text that a driver inserts in one piece is styled by Chromium itself, against the policy.
    """
    editor.click()
    editor.press("Control+a")
    editor.evaluate(PASTE, text)


class Axe:
    """Looks for barriers on a page by the rules of axe-core, whose text it has."""

    def __init__(self, script: str) -> None:
        self._script = script

    def __call__(self, page: Page) -> list[str]:
        """What it finds: the name of each rule that is broken, and where."""
        page.evaluate(self._script)
        return page.evaluate(FIND_VIOLATIONS)


class AxeMissing(Exception):
    """Axe-core can neither be found nor fetched."""


def axe_script(kept: Path) -> str:
    """The text of axe-core, from the folder where it is kept, or fetched by npm into it.

    Its version is the one in server/frontend/package-lock.json. Raises AxeMissing.
    """
    lock = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    version = lock["packages"]["node_modules/axe-core"]["version"]
    script = kept / f"axe-{version}.js"
    if not script.exists():
        shutil.copy(_fetched(kept / "fetched"), script)
    return script.read_text(encoding="utf-8")


def _fetched(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise AxeMissing("no npm here to fetch axe-core; install Node.js")
    folder.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(FRONTEND / name, folder)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AxeMissing(f"npm cannot fetch axe-core here: {done.stderr.strip()[-200:]}")
    return folder / AXE
