// An answer as a table that can be sorted and filtered. One function holds what its controls change, and what is drawn
// anew then.

import { isDate, isNumber, isThing } from "./columns.js";
import { collator, columnName, count, el, language, number, say } from "./dom.js";
import { address, named, textOf } from "./labels.js";
import { folded } from "./vocabulary.js";

const SHOWN = 200;

/** A value in print: a thing by its name and as a link, a word with its language. */
export function cell(term, { identifiers = false } = {}) {
  if (!term) return "";
  if (isThing(term)) {
    const { name, text, lang } = named(term.value);
    const attributes = { href: address(term.value), title: term.value };
    return el("a", { ...attributes, lang: identifiers ? null : lang }, identifiers ? name : (text ?? name));
  }
  if (term.type === "bnode") return `_:${term.value}`;
  if (isDate(term)) return el("time", { datetime: term.value }, term.value);
  if (/^https?:\/\/\S+$/.test(term.value)) return el("a", { href: term.value, rel: "noreferrer" }, term.value);
  const tongue = term["xml:lang"];
  if (!tongue || tongue === language) return term.value;
  return [el("span", { lang: tongue }, term.value), el("small", { class: "tongue" }, tongue)];
}

const compared = (one, other) => {
  if (!one || !other) return one ? -1 : other ? 1 : 0; // what is empty comes last, either way
  if (isNumber(one) && isNumber(other)) return Number(one.value) - Number(other.value);
  return collator.compare(textOf(one), textOf(other));
};

/** The table, which is drawn anew when `refresh` is called. */
export function table({ columns, rows }) {
  const state = { sought: "", column: null, direction: 1, shown: SHOWN, identifiers: false };
  const body = el("tbody");
  const told = el("p", { class: "note", role: "status" });
  const further = el("button", { type: "button", onclick: () => ((state.shown += 5 * SHOWN), draw()) }, say("show-more"));
  const heads = columns.map((name) => {
    const head = el("th", { scope: "col" });
    const by = () => {
      state.direction = state.column === name ? -state.direction : 1;
      state.column = name;
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", state.direction > 0 ? "ascending" : "descending");
      draw();
    };
    head.append(el("button", { type: "button", title: `?${name}`, onclick: by }, columnName(name)));
    return head;
  });
  const filter = el("input", {
    type: "search",
    id: "filter",
    oninput: () => ((state.sought = folded(filter.value.trim())), draw()),
  });
  const identifiers = el("input", {
    type: "checkbox",
    id: "identifiers",
    onchange: () => {
      state.identifiers = identifiers.checked;
      heads.forEach((head, at) => (head.firstChild.textContent = state.identifiers ? columns[at] : columnName(columns[at])));
      draw();
    },
  });

  const chosen = () => {
    const { sought, column, direction } = state;
    const matches = (term) => term && folded(`${textOf(term)} ${isThing(term) ? named(term.value).name : ""}`).includes(sought);
    const kept = sought ? rows.filter((row) => columns.some((name) => matches(row[name]))) : [...rows];
    if (column === null) return kept;
    return kept.sort((one, other) => {
      const order = compared(one[column], other[column]);
      return one[column] && other[column] ? direction * order : order;
    });
  };

  function draw() {
    const kept = chosen();
    const visible = kept.slice(0, state.shown);
    const numeric = (term) => (isNumber(term) ? "number" : null);
    body.replaceChildren(
      ...visible.map((row) =>
        el("tr", {}, columns.map((name) => el("td", { class: numeric(row[name]) }, cell(row[name], state)))),
      ),
    );
    further.hidden = kept.length <= state.shown;
    const parts = [state.sought ? say("rows-kept", { kept: number(kept.length), all: count("rows", rows.length) }) : ""];
    if (kept.length > visible.length) parts.push(say("rows-visible", { shown: number(visible.length) }));
    told.textContent = parts.filter(Boolean).join(" ");
  }

  draw();
  const element = el(
    "div",
    {},
    el(
      "div",
      { class: "tools" },
      el("span", { class: "choice" }, el("label", { for: "filter" }, say("filter")), filter),
      el("span", { class: "choice" }, identifiers, el("label", { for: "identifiers" }, say("identifiers"))),
    ),
    told,
    el(
      "div",
      { class: "wide scroll", tabindex: "0", role: "region", "aria-label": say("table") },
      el("table", {}, el("caption", { class: "unseen" }, say("table")), el("thead", {}, el("tr", {}, heads)), body),
    ),
    further,
  );
  return { element, refresh: draw };
}
