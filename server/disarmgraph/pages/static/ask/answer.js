// A query sent, and its answer read while it comes.

import { language } from "./dom.js";

const RESULTS = "application/sparql-results+json";
const GRAPH = "text/turtle";
const IN_ADDRESS = 6000; // characters of a query that is asked by GET, whose answer can be kept

/** Rows that a page holds; an answer that is longer is left to downloads. */
export const HELD = 10_000;
const HELD_TEXT = 2_000_000; // characters of a graph

/** What the server says is wrong, as a problem document (RFC 9457). */
export class Problem extends Error {
  constructor(document) {
    super(document.detail);
    Object.assign(this, document);
  }
}

/**
 * Asks a query. `progress` is told how many rows there are so far.
 *
 * The answer has a `kind` (rows, verdict or graph) and what belongs to it; `more` says that there is
 * more than is held, `broken` that the server broke it off. Throws Problem, or what fetch throws.
 */
export async function ask(query, { signal, progress, accept = `${RESULTS}, ${GRAPH};q=0.9` }) {
  const form = new URLSearchParams({ query });
  const short = form.toString().length < IN_ADDRESS;
  const headers = { Accept: accept, "Accept-Language": language };
  const response = await fetch(short ? `/sparql?${form}` : "/sparql", {
    signal,
    headers,
    ...(short ? {} : { method: "POST", body: form }),
  });
  if (!response.ok) throw new Problem(await problemOf(response));
  const notes = notesOf(response.headers.get("Warning"));
  const type = response.headers.get("Content-Type").split(";")[0];
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const found = type === RESULTS ? await rows(reader, progress) : await text(reader, progress);
  return { ...found, type, notes };
}

async function problemOf(response) {
  const said = await response.text();
  const tongue = response.headers.get("Content-Language") ?? "en";
  try {
    return { ...JSON.parse(said), tongue };
  } catch {
    return { status: response.status, detail: said.trim(), tongue };
  }
}

/** The notes in a header Warning: 299 disarmgraph "...", 299 disarmgraph "...". */
const notesOf = (header) =>
  [...(header ?? "").matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map((found) => found[1].replace(/\\(.)/g, "$1"));

async function text(reader, progress) {
  let held = "";
  let broken = false;
  try {
    for (let piece; !(piece = await reader.read()).done; progress(0)) {
      held += piece.value;
      if (held.length > HELD_TEXT) {
        reader.cancel();
        return { kind: "graph", text: held.slice(0, held.lastIndexOf("\n", HELD_TEXT)), more: true, broken };
      }
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
    broken = true;
  }
  return { kind: "graph", text: held, more: false, broken };
}

async function rows(reader, progress) {
  const scanner = new Scanner();
  let broken = false;
  try {
    for (let piece; !(piece = await reader.read()).done; ) {
      scanner.read(piece.value);
      progress(scanner.rows.length);
      if (scanner.rows.length > HELD) {
        reader.cancel();
        break;
      }
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
    broken = true;
  }
  if (scanner.verdict !== null) return { kind: "verdict", verdict: scanner.verdict, broken };
  const more = scanner.rows.length > HELD;
  return { kind: "rows", columns: scanner.columns, rows: scanner.rows.slice(0, HELD), more, broken };
}

/**
 * Reads SPARQL results in JSON piece by piece: a row is parsed as soon as its brace closes.
 *
 * Our server writes {"head":{"vars":[...]},"results":{"bindings":[{...},{...}]}}.
 */
export class Scanner {
  constructor() {
    this.rows = [];
    this.columns = [];
    this.verdict = null;
    this.head = ""; // up to the first row, or the whole where there is none
    this.row = "";
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
  }

  read(piece) {
    let from = 0; // where what belongs to the current row, or to the head, begins
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === 92) this.escaped = true;
        else if (code === 34) this.inString = false;
      } else if (code === 34) this.inString = true;
      else if (code === 123 || code === 91) {
        this.depth++;
        if (this.depth === 4 && code === 123) {
          if (!this.rows.length) this.#readHead(this.head + piece.slice(from, at));
          from = at;
        }
      } else if (code === 125 || code === 93) {
        if (this.depth-- === 4 && code === 125) {
          this.rows.push(JSON.parse(this.row + piece.slice(from, at + 1)));
          this.row = "";
          from = at + 1;
        } else if (this.depth === 0) this.#readWhole(this.head + piece.slice(from, at + 1));
      }
    }
    if (this.depth >= 4) this.row += piece.slice(from);
    else if (!this.rows.length) this.head += piece.slice(from);
  }

  #readHead(text) {
    const vars = text.match(/"vars"\s*:\s*(\[[^\]]*\])/);
    this.columns = vars ? JSON.parse(vars[1]) : [];
  }

  #readWhole(text) {
    if (this.rows.length) return;
    this.#readHead(text);
    const verdict = text.match(/"boolean"\s*:\s*(true|false)/);
    if (verdict) this.verdict = verdict[1] === "true";
  }
}
