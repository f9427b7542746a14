"""Requests by HTTP to a server over a thousand triples."""

import socket

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SELECT = "SELECT ?o { <urn:x:7> ?p ?o }"
LIMIT = 1.0


def ask(client, query, accept=None, **headers):
    headers |= {"Accept": accept} if accept else {}
    return client.get("/sparql", query_string={"query": query}, headers=headers)


def raw(client, data, seconds=5.0):
    """What comes back for bytes that are sent as they are, until the server closes."""
    with socket.create_connection((client.host, client.port), timeout=seconds) as connection:
        connection.sendall(data)
        found = b""
        while piece := connection.recv(2**16):
            found += piece
        return found


def metric(client, name):
    lines = client.get("/metrics").text.splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith(name))
