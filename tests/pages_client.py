"""The pages over a graph, without a server."""

import json

from disarmgraph.pages.app import create_pages
from disarmgraph.protocol.request import Request

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
HOST = "graph.example"
ROOT = f"http://{HOST}/"
CONTACT = "mailto:operator@graph.example"
ELSEWHERE = {
    "/sparql",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/release/{version}/{name}",
}
"""Paths of the description that the application alone does not answer as the server does."""


class Site:
    """The pages over a graph, without a server."""

    def __init__(self, store, contact="", releases=()):
        self.pages = create_pages(store, contact, releases)

    def get(self, path, accept=None, scheme="http", **headers):
        headers |= {"host": HOST} if "host" not in headers else {}
        headers |= {"accept": accept} if accept else {}
        return self.pages(Request("GET", path, headers, scheme=scheme))

    def json(self, path):
        return json.loads(self.get(path).body)


def mimetype(page):
    return dict(page.headers)["Content-Type"].partition(";")[0]
