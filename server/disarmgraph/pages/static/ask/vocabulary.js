// What a query can be completed with, and the prefixes that it has to declare.

const DECLARATION = /^[ \t]*PREFIX\s+([\w.-]*):\s*<[^>]*>[ \t]*\.?[ \t]*$/gim;
const SKIPPED = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*/g;
const MOST = 60;

/** A text without accents and capitals, to be compared. */
export const folded = (text) =>
  text.normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("’", "'").toLowerCase();

/** The query with strings, IRIs and comments blanked, at the same places. */
const bare = (text) => text.replace(SKIPPED, (found) => found.replace(/[^\n]/g, " "));

/** The prefixes that a query uses and does not declare. */
export function undeclared(text) {
  const declared = new Set([...text.matchAll(DECLARATION)].map((found) => found[1]));
  const used = [...bare(text).matchAll(/(?<![\w?$:.-])([A-Za-z][\w.-]*):(?!\/\/)/g)];
  return [...new Set(used.map((found) => found[1]))].filter((name) => !declared.has(name));
}

export class Vocabulary {
  constructor({ prefixes, terms }) {
    this.prefixes = prefixes;
    this.offers = terms.map((term) => ({
      ...term,
      local: folded(term.name.slice(term.name.indexOf(":") + 1)),
      folded: folded(term.name),
      found: folded([term.label, ...(term.also ?? [])].join(" | ")),
    }));
  }

  /** The prefixes of ours that a query uses and does not declare. */
  missing(text) {
    return undeclared(text).filter((name) => Object.hasOwn(this.prefixes, name));
  }

  /** Where and what to write to declare prefixes: after those that are declared. */
  declaration(text, names) {
    const lines = names.map((name) => `PREFIX ${name}: <${this.prefixes[name]}>\n`).join("");
    const last = [...text.matchAll(DECLARATION)].at(-1);
    if (!last) return { at: 0, insert: `${lines}\n` };
    const end = last.index + last[0].length;
    return end < text.length ? { at: end + 1, insert: lines } : { at: end, insert: `\n${lines}` };
  }

  /** What is to stand behind that text. */
  place(text) {
    return placeAfter(text, this);
  }

  /** The offers for what is being written, the likeliest first. */
  offered(written, place) {
    const sought = folded(written);
    const ranked = [];
    for (const offer of this.offers) {
      const likeness = sought ? likenessOf(offer, sought) : place.role === "any" ? 0 : 1;
      const fitness = likeness && fitnessOf(offer, place);
      if (fitness > 0) ranked.push([likeness * 10 + fitness + Math.log10(1 + (offer.uses ?? 0)), offer]);
    }
    ranked.sort((one, other) => other[0] - one[0] || (one[1].name < other[1].name ? -1 : 1));
    return ranked.slice(0, MOST).map(([, offer]) => offer);
  }
}

function likenessOf(offer, sought) {
  if (offer.local.startsWith(sought) || offer.folded.startsWith(sought)) return 3;
  const [prefix, rest] = sought.includes(":") ? sought.split(":") : ["", sought];
  if (prefix && !offer.folded.startsWith(`${prefix}:`)) return 0;
  const at = offer.found.indexOf(rest);
  if (at === 0 || (at > 0 && /[^\p{L}\p{N}]/u.test(offer.found[at - 1]))) return 2;
  return rest.length > 2 && (at > 0 || offer.local.includes(rest)) ? 1 : 0;
}

/** How well an offer fits where it is to stand; nothing where it cannot. */
function fitnessOf(offer, { role, property }) {
  if (role === "class") return offer.kind === "class" ? 9 : 1;
  if (role === "property") return offer.kind === "property" ? 9 : 1;
  if (role !== "value") return offer.kind === "thing" || offer.kind === "concept" ? 4 : 3;
  if (offer.kind === "property") return 1;
  return property?.values?.includes(offer.name.split(":")[0]) ? 12 : 4;
}

/** What stands at the end of a text: a class, a property, a value of a property, or anything. */
function placeAfter(text, vocabulary) {
  const clause = bare(text).split(/[{};]|(?<![\w:-])\.(?!\w)|\.(?=\s)/);
  const words = clause.at(-1).trim().split(/\s+/).filter(Boolean);
  const separator = bare(text).slice(0, bare(text).length - clause.at(-1).length).at(-1);
  const predicates = separator === ";" ? words : words.slice(1);
  if (!separator || /^(FILTER|BIND|VALUES|OPTIONAL|GROUP|ORDER|LIMIT)/i.test(words[0] ?? "")) {
    return { role: "any" };
  }
  if (predicates.length === 0) return { role: separator === ";" ? "property" : words.length ? "property" : "any" };
  if (/^(a|rdf:type)$/.test(predicates[0])) return { role: "class" };
  return { role: "value", property: vocabulary.offers.find((each) => each.name === predicates[0]) };
}
