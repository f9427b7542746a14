"""A page of each kind, found from the home page and opened in a real browser."""

import re
from collections import deque
from urllib.parse import parse_qsl, urlsplit

import pytest
from browsing import opened

pytestmark = pytest.mark.slow

LINKS = 'anchors => anchors.map(each => each.href.baseVal ?? each.getAttribute("href"))'
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NAMED = {"id": 2, "view": 2, "scheme": 1, "queries": 1, "graph": 1, "course": 1}
"""How many parts of a path tell the kind of its page; those after them tell which one it is."""


def kind(address):
    """What kind of page an address leads to: /id/state/*, /view/network."""
    parts = urlsplit(address).path.strip("/").split("/")
    named = NAMED.get(parts[0], 1)
    return "/".join(parts[:named] + ["*"] * len(parts[named:]))


def is_page(address):
    """Whether it is an address of ours that is likely to have a page, and not a file of data."""
    url = urlsplit(address)
    is_data = re.search(r"\.[a-z0-9-]{2,7}$", url.path) or "format" in dict(parse_qsl(url.query))
    return not url.netloc and url.path.startswith("/") and not is_data


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_kind_of_page_has_a_fault_or_a_barrier(browser, server, axe, language):
    """No error, broken policy or request elsewhere, no barrier, nothing wider than a phone.

    Barriers are looked for in one language, as this takes longest.
    """
    waiting, met, wrong = deque([f"/?lang={language}"]), {""}, {}
    with opened(browser, server, locale=f"{language}-CH") as page:
        while waiting:
            address = waiting.popleft()
            answer = page.goto(address)
            if "text/html" not in (answer.header_value("content-type") or ""):
                continue
            found = [f"status {answer.status}"] if answer.status != 200 else []
            found += page.faults + (axe(page) if language == "fr" else [])
            page.faults.clear()
            for link in page.eval_on_selector_all("a[href]", LINKS):
                if is_page(link) and kind(link) not in met:
                    met.add(kind(link))
                    waiting.append(link)
            page.set_viewport_size({"width": 320, "height": 800})
            if page.evaluate(WIDER) > 0:
                found.append("wider than a phone")
            page.set_viewport_size({"width": 1280, "height": 800})
            if found:
                wrong[address] = found
    assert wrong == {}
    assert len(met) > 60
