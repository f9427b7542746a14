// An answer as a table of two columns against each other. One function holds what its controls change, and what is
// drawn anew then.

import { cell } from "./table.js";
import { choice, collator, columnName, count, el, number, say } from "./dom.js";
import { textOf } from "./labels.js";

const ROWS = 150;
const COLUMNS = 40;
const COUNT = "";
const SHADES = 5;

export function matrix({ rows }, columns, settings, keep) {
  const held = columns.filter((column) => column.held);
  // Down: what has many values; across: few that come again; dates only where there is nothing else.
  const merit = ({ numeric, dated, distinct }) => (numeric ? -4 : 0) - (dated ? 2 : 0) - (distinct < 2 ? 3 : 0);
  const down = held.toSorted((one, other) => merit(other) - merit(one) || other.distinct - one.distinct)[0];
  settings.down ??= down.name;
  const others = held.filter(({ name }) => name !== settings.down);
  const fits = (column) => merit(column) - (column.distinct > COLUMNS ? 2 : 0);
  settings.across ??= others.toSorted((one, other) => fits(other) - fits(one) || one.distinct - other.distinct)[0].name;
  settings.value ??= COUNT;
  const place = el("div");
  const change = (name) => (value) => {
    settings[name] = value;
    keep();
    draw();
  };
  const options = held.map(({ name }) => [name, columnName(name)]);
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
    const shade = (many) => (most === 1 ? 2 : Math.ceil((SHADES * many) / most));
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
          el("caption", {}, say("matrix-of", { down: columnName(settings.down), across: columnName(settings.across), rows: count("rows", rows.length) })),
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
