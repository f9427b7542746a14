// Elements, and the words of the page, which it brings in its own language.

const SVG = "http://www.w3.org/2000/svg";
const root = document.getElementById("workbench");
const words = JSON.parse(root.dataset.words);
const columns = new Map(Object.entries(JSON.parse(root.dataset.columns)));

export const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);

export const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });

/** A number as the language of the page writes it. */
export const number = (value) => numbers.format(value);

/** The words of a key, with what stands in {braces} filled in. */
export function say(key, values = {}) {
  if (!(key in words)) throw new Error(`no words for ${key}`);
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** What a column of an answer is called: its variable in words, where the library has them. */
export const columnName = (variable) => columns.get(variable) ?? variable;

/** The words for so many things: those of `key-one` or `key-other`. */
export function count(key, many) {
  const form = plurals.select(many) === "one" ? "one" : "other";
  return say(`${key}-${form}`, { count: number(many) });
}

const grown = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
};

export const el = (name, attributes = {}, ...children) =>
  grown(document.createElement(name), attributes, children);

export const svg = (name, attributes = {}, ...children) =>
  grown(document.createElementNS(SVG, name), attributes, children);

let labelled = 0;

/** A choice among options, each [value, words], with its label. */
export function choice(label, options, chosen, change) {
  const id = `choice-${++labelled}`;
  const select = el(
    "select",
    { id, onchange: () => change(select.value) },
    options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)),
  );
  return el("span", { class: "choice" }, el("label", { for: id }, label), select);
}

/** A text cut to a length, for drawings. */
export const cut = (text, length) =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
