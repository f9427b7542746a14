"""Pages as readers meet them, by their outline."""

from collections import Counter
from html.parser import HTMLParser

from clients import EngineClient

NOTE = "/id/document/note"
PARAGRAPH = NOTE + "/para_1"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
MEDIA_TYPES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
}


class Outline(HTMLParser):
    """What a test asks of a page: open elements, links, the language, text without tags."""

    VOID = ("meta", "link", "input", "br")

    def __init__(self, text: str):
        super().__init__()
        self.open: list[str] = []
        self.links: dict[str, str] = {}
        self.ids: list[str] = []
        self.language = ""
        self.words = ""
        self.href = ""
        self.feed(text)

    @property
    def faults(self) -> list[str]:
        """What is not well formed: elements that stay open, identifiers that stand twice."""
        return [*self.open, *(each for each, count in Counter(self.ids).items() if count > 1)]

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "html":
            self.language = values["lang"]
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.href = values["href"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "a":
            self.href = ""

    def handle_data(self, data):
        self.words += data
        if self.href and data.strip():
            self.links.setdefault(data.strip(), self.href)


def page(site: EngineClient, path: str, **headers: str) -> Outline:
    response = site.get(path, headers=HTML | headers)
    assert response.status_code == 200, path
    return Outline(response.text)


def in_language(path: str, language: str) -> str:
    """The address of a page in a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}"
