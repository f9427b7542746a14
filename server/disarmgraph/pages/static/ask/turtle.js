// A graph in Turtle, coloured and with links; and one in N-Triples, read.

import { el, say } from "./dom.js";
import { address } from "./labels.js";

const PREFIX = /^(?:@prefix|PREFIX)\s+([\w.-]*):\s*<([^>]*)>\s*\.?\s*$/gim;
const TOKEN = /("""[^]*?"""|"(?:[^"\\\n]|\\.)*")|(<[^<>\s]*>)|(#[^\n]*)|(@[A-Za-z][\w-]*)|([A-Za-z][\w.-]*:(?:[\w%-]|\.(?=[\w%-])|\\.)*)/g;
const TRIPLE = /^(<[^>]*>|_:\S+)\s+<([^>]*)>\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"\S*)\s*\.$/gm;

/** The text of a graph, its names as links. */
export function turtle(text) {
  const prefixes = Object.fromEntries([...text.matchAll(PREFIX)].map((found) => [found[1], found[2]]));
  const inside = [];
  let from = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [whole, string, iri, comment, keyword, name] = found;
    inside.push(text.slice(from, found.index));
    from = found.index + whole.length;
    const [prefix, local] = name ? [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)] : [];
    if (iri && /^<https?:/.test(iri)) inside.push(el("a", { class: "iri", href: address(iri.slice(1, -1)) }, iri));
    else if (name && local && Object.hasOwn(prefixes, prefix)) {
      inside.push(el("a", { class: "name", href: address(prefixes[prefix] + local.replaceAll("\\", "")) }, name));
    } else inside.push(string ? el("span", { class: "string" }, whole) : comment || keyword ? el("span", { class: "comment" }, whole) : whole);
  }
  return el("pre", { class: "turtle", tabindex: "0", "aria-label": say("graph") }, inside, text.slice(from));
}

const term = (written) => {
  if (written.startsWith("<")) return { type: "uri", value: written.slice(1, -1) };
  if (written.startsWith("_:")) return { type: "bnode", value: written.slice(2) };
  return { type: "literal", value: written };
};

/** The triples of a graph in N-Triples. */
export const triples = (text) =>
  [...text.matchAll(TRIPLE)].map(([, subject, predicate, object]) => [term(subject), { type: "uri", value: predicate }, term(object)]);
