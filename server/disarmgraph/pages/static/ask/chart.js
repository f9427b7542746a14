// An answer as a bar chart: how many rows, or how much, for each value of a column. One function holds what its
// controls change, and what is drawn anew then.

import { choice, columnName, cut, el, number, say, svg } from "./dom.js";
import { textOf } from "./labels.js";

const SHOWN = 60;
const COUNT = ""; // instead of a column: count the rows
const LEFT = 260;
const WIDTH = 460;
const STEP = 26;
const DIGIT = 9; // room for one character of an amount, in any typeface

/** By what rows are best counted: things rather than dates, values that come again. */
function counted(columns) {
  const merit = ({ things, dated, distinct, held }) => 2 * things - dated + 3 * (distinct > 1 && distinct < held && distinct <= SHOWN);
  return columns.toSorted((one, other) => merit(other) - merit(one))[0];
}

/** By what an amount is best told: by time, else by the things that come first; they are what the rows are of. */
const measured = (columns) =>
  columns.find(({ dated, distinct }) => dated && distinct > 1) ?? columns.find(({ things }) => things) ?? columns[0];

export function chart({ rows }, columns, settings, keep) {
  const numeric = columns.filter((column) => column.numeric);
  const others = columns.filter((column) => column.held && !numeric.includes(column));
  const categories = others.length ? others : columns;
  settings.amount ??= numeric.find((column) => others.length || column.name !== categories[0]?.name)?.name ?? COUNT;
  settings.category ??= (settings.amount === COUNT ? counted(categories) : measured(categories))?.name;
  settings.order ??= categories.find(({ name }) => name === settings.category)?.dated ? "answer" : "amount";
  const drawing = el("div", { class: "drawing", tabindex: "0", role: "region", "aria-label": say("view-chart") });

  const change = (name) => (value) => {
    settings[name] = value;
    keep();
    draw();
  };
  const tools = el(
    "div",
    { class: "tools" },
    choice(say("category"), categories.map(({ name }) => [name, columnName(name)]), settings.category, change("category")),
    choice(say("amount"), [[COUNT, say("number-of-rows")], ...numeric.map(({ name }) => [name, columnName(name)])], settings.amount, change("amount")),
    choice(say("order"), [["amount", say("by-amount")], ["answer", say("as-in-the-answer")]], settings.order, change("order")),
  );

  function sums() {
    const found = new Map();
    for (const row of rows) {
      const name = textOf(row[settings.category]) || say("empty");
      const amount = settings.amount === COUNT ? 1 : Number(row[settings.amount]?.value ?? 0);
      found.set(name, (found.get(name) ?? 0) + amount);
    }
    const all = [...found];
    return settings.order === "amount" ? all.sort((one, other) => other[1] - one[1]) : all;
  }

  function draw() {
    const all = sums();
    const shown = all.slice(0, SHOWN);
    const most = Math.max(...shown.map(([, amount]) => Math.abs(amount)), 0) || 1;
    const what = settings.amount === COUNT ? say("number-of-rows") : columnName(settings.amount);
    const bars = shown.map(([name, amount], index) => {
      const width = (WIDTH * Math.abs(amount)) / most;
      const y = STEP * index;
      return svg(
        "g",
        {},
        svg("title", {}, `${name}: ${number(amount)}`),
        svg("text", { x: LEFT - 8, y: y + STEP / 2, "text-anchor": "end" }, cut(name, 38)),
        svg("rect", { x: LEFT, y: y + 4, width: Math.max(width, 1), height: STEP - 8, class: amount < 0 ? "bar below" : "bar" }),
        svg("text", { x: LEFT + width + 6, y: y + STEP / 2, class: "amount" }, number(amount)),
      );
    });
    const height = STEP * shown.length;
    const beside = 12 + DIGIT * Math.max(0, ...shown.map(([, amount]) => number(amount).length));
    const whole = Math.max(800, LEFT + WIDTH + beside);
    const label = say("chart-of", { amount: what, category: columnName(settings.category) });
    drawing.replaceChildren(
      all.length > SHOWN ? el("p", { class: "note" }, say("bars-shown", { shown: number(SHOWN), all: number(all.length) })) : "",
      svg("svg", { viewBox: `0 0 ${whole} ${height}`, width: whole, height, role: "img", "aria-label": label }, bars),
    );
  }

  draw();
  return { element: el("div", {}, tools, drawing), refresh: draw };
}
