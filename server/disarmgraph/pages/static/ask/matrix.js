// An answer as a table of two columns against each other.

import { cell } from "./table.js";
import { choice, collator, count, el, number, say } from "./dom.js";
import { textOf } from "./labels.js";

const ROWS = 150;
const COLUMNS = 40;
const COUNT = "";
const SHADES = 5;

export function matrix({ rows }, columns, settings, keep) {
  const held = columns.filter((column) => column.held);
  const fitting = held.filter((column) => !column.numeric).sort((one, other) => other.distinct - one.distinct);
  const [down, across] = fitting.length > 1 ? fitting : held;
  settings.down ??= down.name;
  settings.across ??= (fitting.find(({ name, distinct }) => name !== settings.down && distinct <= COLUMNS) ?? across).name;
  settings.value ??= COUNT;
  const place = el("div");
  const change = (name) => (value) => {
    settings[name] = value;
    keep();
    draw();
  };
  const options = held.map(({ name }) => [name, name]);
  const tools = el(
    "div",
    { class: "tools" },
    choice(say("down"), options, settings.down, change("down")),
    choice(say("across"), options, settings.across, change("across")),
    choice(say("in-cells"), [[COUNT, say("number-of-rows")], ...options], settings.value, change("value")),
  );

  /** The different values of a column, each once, in the order of their names. */
  function values(name) {
    const found = new Map();
    for (const row of rows) if (row[name]) found.set(row[name].value, row[name]);
    return [...found.values()].sort((one, other) => collator.compare(textOf(one), textOf(other)));
  }

  function draw() {
    const downs = values(settings.down);
    const acrosses = values(settings.across);
    const cells = new Map();
    for (const row of rows) {
      const key = `${row[settings.down]?.value}\n${row[settings.across]?.value}`;
      cells.set(key, [...(cells.get(key) ?? []), row]);
    }
    const counts = [...cells.values()].map((each) => each.length);
    const most = Math.max(...counts, 1);
    const shade = (many) => (many ? Math.max(1, Math.ceil((SHADES * many) / most)) : 0);
    const inside = (found) => {
      if (!found) return el("td");
      if (settings.value === COUNT) return el("td", { class: `shade-${shade(found.length)}` }, number(found.length));
      const terms = new Map(found.map((row) => row[settings.value]).filter(Boolean).map((term) => [term.value, term]));
      const joined = [...terms.values()].flatMap((term, index) => [index ? ", " : "", cell(term)].flat());
      return el("td", { class: "shade-1" }, joined);
    };
    const notes = [];
    if (downs.length > ROWS) notes.push(say("matrix-rows-shown", { shown: number(ROWS), all: number(downs.length) }));
    if (acrosses.length > COLUMNS) notes.push(say("matrix-columns-shown", { shown: number(COLUMNS), all: number(acrosses.length) }));
    const heads = acrosses.slice(0, COLUMNS);
    place.replaceChildren(
      notes.length ? el("p", { class: "note" }, notes.join(" ")) : "",
      el(
        "div",
        { class: "wide scroll", tabindex: "0", role: "region", "aria-label": say("view-matrix") },
        el(
          "table",
          { class: "matrix" },
          el("caption", {}, say("matrix-of", { down: settings.down, across: settings.across, rows: count("rows", rows.length) })),
          el("thead", {}, el("tr", {}, el("td", {}, ""), heads.map((term) => el("th", { scope: "col" }, cell(term))))),
          el(
            "tbody",
            {},
            downs.slice(0, ROWS).map((term) =>
              el(
                "tr",
                {},
                el("th", { scope: "row" }, cell(term)),
                heads.map((other) => inside(cells.get(`${term.value}\n${other.value}`))),
              ),
            ),
          ),
        ),
      ),
    );
  }

  draw();
  return { element: el("div", {}, tools, place), refresh: draw };
}
