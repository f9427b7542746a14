"""Clients of what the tests ask: an engine without HTTP, and a server by HTTP."""

import asyncio
import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from pyoxigraph import RdfFormat, Store
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response

from disarmgraph.pages.app import create_pages
from disarmgraph.protocol.request import Request
from disarmgraph.release.releases import Release
from disarmgraph.text.wording import Texts
from disarmgraph.workers.engine import Engine
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import Nursery

FORM = "application/x-www-form-urlencoded"


class Answer(Response):
    """An answer as the tests look at it, with the headers that came."""

    def __init__(self, body, status, headers):
        super().__init__(body, status)
        self.headers = Headers(headers)

    @property
    def text(self) -> str:
        return self.get_data(as_text=True)


class Client:
    """What is common to clients: a request put together as a test states it."""

    def get(self, path, **request):
        return self.open(path, method="GET", **request)

    def post(self, path, **request):
        return self.open(path, method="POST", **request)

    def head(self, path, **request):
        return self.open(path, method="HEAD", **request)

    def options(self, path, **request):
        return self.open(path, method="OPTIONS", **request)

    def open(
        self, path, method="GET", headers=None, query_string=None, data=None, content_type=None
    ):
        headers = dict(headers or {})
        if query_string:
            path += "?" + urlencode(query_string, doseq=True)
        if isinstance(data, dict):
            data, content_type = urlencode(data, doseq=True), content_type or FORM
        if content_type:
            headers["Content-Type"] = content_type
        body = data.encode() if isinstance(data, str) else data
        return self.send(method, path, headers, body)


class EngineClient(Client):
    """Asks the workers of an engine over a store, with releases; ends with it as a context.

    A busy machine takes as long as it needs, unless a test is about the limit of time.
    """

    def __init__(
        self,
        store: Store,
        releases: Sequence[Release] = (),
        texts: Texts | None = None,
        **limits,
    ) -> None:
        self.limits = Limits(**{"time": 60} | limits)
        self.runner = asyncio.Runner()
        pages = create_pages(store, releases=releases, texts=texts)
        nursery = Nursery.of_store(store, pages, self.limits)
        try:
            self.engine = self.run(self._start(nursery))
        except BaseException:
            nursery.close()
            self.runner.close()
            raise

    async def _start(self, nursery: Nursery) -> Engine:
        return await Engine(nursery, self.limits).start()

    def run(self, coroutine):
        """The result of a coroutine in the engine's event loop."""
        return self.runner.run(coroutine)

    def fetch(self, request: Request, client: str = ""):
        """The whole reply to a request."""
        return self.run(self.engine.fetch(request, client))

    def ask(self, text: str, accept: str = "text/csv"):
        """The whole reply to a query."""
        return self.fetch(Request.of_query(text, accept))

    def send(self, method, path, headers, body):
        lower = {name.lower(): value for name, value in headers.items()}
        request = Request(method, path, {"host": "localhost"} | lower, body or b"")
        whole = self.fetch(request)
        return Answer(whole.body, whole.status, whole.headers)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.run(self.engine.close())
        self.runner.close()


class HttpClient(Client):
    """Asks a server at an address."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.host, self.port = urlsplit(address).hostname, urlsplit(address).port

    def send(self, method, path, headers, body):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(response.read(), response.status, response.getheaders())
        finally:
            connection.close()


@contextmanager
def serving(store: Store, folder: Path, **options) -> Iterator[subprocess.Popen]:
    """A server over a store, in a process of its own; ``address`` is added to the process."""
    path = folder / "store.nq"
    store.dump(path, format=RdfFormat.N_QUADS)
    script = Path(__file__).with_name("serve_file.py")
    command = [sys.executable, str(script), str(path), json.dumps(options)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            process.address = re.search(r"http://\S+/", process.stdout.readline())[0]
            yield process
        finally:
            process.terminate()
