// What is wrong with a query, in the words of the page and at its place.

import { say } from "./dom.js";

const NOTE = /^'(.+)' is not in the graph(?:; did you mean <(.+)>\?)?$/;

/** The offset of a line and a column, both from 1, which count characters as the server does. */
function offset(query, line, column) {
  const lines = query.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const before = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("");
  return Math.min(start + before.length, query.length);
}

/** The end of the word or sign that begins at an offset. */
const end = (query, from) => from + (query.slice(from).match(/^(?:[\p{L}\p{N}_:.?$-]+|<[^<>\s]*>|"[^"\n]*"?|\S)/u)?.[0].length ?? 0);

/** A problem document as a title, advice, what the server says, and faults for the editor. */
export function faultsOf(query, { status, detail, line, column, limit }) {
  const message = line ? detail.replace(/^(?:line|ligne) \d+, (?:column|colonne) \d+ ?: /, "") : detail;
  const title = say(status === 0 ? "problem-0" : line ? "problem-place" : limit ? `limit-${limit}` : status >= 500 ? "problem-500" : "problem-400");
  if (!line) return { title, detail: message, faults: [], advice: limit ? say("limit-advice") : "" };
  const from = offset(query, line, column);
  const where = say("at-place", { line, column });
  return {
    title,
    detail: `${where} ${message}`,
    advice: "",
    faults: [{ from, to: end(query, from), severity: "error", message, where }],
  };
}

/** The notes of an answer as warnings for the editor: names of ours that are nowhere in the graph. */
export function notesOf(query, notes) {
  return notes.map((note) => {
    const [, name, near] = note.match(NOTE) ?? [];
    if (!name) return { from: 0, to: 0, severity: "warning", message: note, where: "" };
    const message = near ? say("unknown-name-near", { name, near }) : say("unknown-name", { name });
    const at = query.lastIndexOf(name);
    return { from: Math.max(at, 0), to: at < 0 ? 0 : at + name.length, severity: "warning", message, where: "" };
  });
}
