// Names for the IRIs of an answer, in the language of the page, asked for in batches.

import { language } from "./dom.js";

const BASE = "https://w3id.org/disarmgraph/";
const BATCH = 150;
const MOST = 4500; // names that are asked for; answers with more things show the rest by their IRIs

const known = new Map(); // IRI to { name, text, lang }

/** The address of our page of a thing, or the IRI itself. */
export function address(iri) {
  if (!iri.startsWith(BASE)) return iri;
  const [path, fragment] = iri.slice(BASE.length - 1).split("#");
  return `${path}?lang=${language}${fragment ? `#${fragment}` : ""}`;
}

const brief = (iri) => (iri.startsWith(BASE) ? iri.slice(BASE.length) : iri);

/** What is known of an IRI: its short name, its label, the language of that. */
export const named = (iri) => known.get(iri) ?? { name: brief(iri) };

/** The label of a thing, or the value of a literal, as text. */
export const textOf = (term) => {
  if (term?.type !== "uri") return term?.value ?? "";
  const found = named(term.value);
  return found.text ?? found.name;
};

/** Learns the names of things; `told` is called whenever some have come. */
export async function learn(iris, told) {
  const unknown = [...new Set(iris)].filter((iri) => !known.has(iri) && iri.length < 300).slice(0, MOST);
  for (let from = 0; from < unknown.length; from += BATCH) {
    const batch = unknown.slice(from, from + BATCH);
    const sought = new URLSearchParams([["lang", language], ...batch.map((iri) => ["id", brief(iri)])]);
    const response = await fetch(`/sparql/labels.json?${sought}`);
    if (!response.ok) return;
    const found = await response.json();
    for (const iri of batch) known.set(iri, found[brief(iri)] ?? { name: brief(iri) });
    told();
  }
}
