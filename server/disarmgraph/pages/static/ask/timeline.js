// An answer in time: how many rows begin in each year, and each row as a point or a span. One function holds what
// its controls change, and what is drawn anew then.

import { years } from "./columns.js";
import { choice, columnName, count, cut, el, language, number, say, svg } from "./dom.js";
import { address, textOf } from "./labels.js";

const SHOWN = 150;
const LEFT = 16;
const WIDTH = 460; // of the axis; the words of a row stand to the right of it
const STEP = 24;
const COLUMN = 70; // height of the columns for years
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];

const month = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });

/** The places on the axis that have words: round years, or quarters where there are few years. */
function ticksOf(least, most) {
  if (most - least <= 2) {
    return Array.from({ length: 4 * (most - least) + 1 }, (_, quarter) => ({
      at: least + quarter / 4,
      words: quarter % 4 ? month.format(Date.UTC(2000, 3 * (quarter % 4))) : String(least + quarter / 4),
    }));
  }
  const step = STEPS.find((each) => (most - least) / each <= 10) ?? 1000;
  const first = Math.ceil(least / step) * step;
  return Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, index) => first + index * step).map((year) => ({ at: year, words: String(year) }));
}

export function timeline({ rows }, columns, settings, keep) {
  const dated = columns.filter((column) => column.dated);
  const named = columns.filter((column) => column.held && !column.dated);
  settings.from ??= dated[0]?.name;
  settings.to ??= dated.length > 1 && /end|until|to$|last/i.test(dated[1].name) ? dated[1].name : "";
  const words = named.find((column) => /label|name|title/i.test(column.name));
  settings.label ??= (words ?? named.toSorted((one, other) => other.distinct - one.distinct)[0] ?? dated[0])?.name;
  const drawing = el("div", { class: "drawing", tabindex: "0", role: "region", "aria-label": say("view-timeline") });
  const options = (among) => among.map(({ name }) => [name, columnName(name)]);
  const change = (name) => (value) => {
    settings[name] = value;
    keep();
    draw();
  };
  const tools = el(
    "div",
    { class: "tools" },
    choice(say("date"), options(dated), settings.from, change("from")),
    choice(say("end"), [["", say("none")], ...options(dated.filter(({ name }) => name !== settings.from))], settings.to, change("to")),
    choice(say("label"), options(named.length ? named : dated), settings.label, change("label")),
  );

  function draw() {
    const found = rows
      .filter((row) => row[settings.from] && !Number.isNaN(years(row[settings.from])))
      .map((row) => ({ row, start: years(row[settings.from]), end: settings.to && row[settings.to] ? years(row[settings.to]) : null }))
      .sort((one, other) => one.start - other.start);
    const notes = [];
    if (found.length < rows.length) notes.push(count("undated", rows.length - found.length));
    if (found.length > SHOWN) notes.push(say("dates-shown", { shown: number(SHOWN), all: number(found.length) }));
    const element = found.length ? drawn(found) : "";
    drawing.replaceChildren(notes.length ? el("p", { class: "note" }, notes.join(" ")) : "", element);
  }

  function drawn(found) {
    const shown = found.slice(0, SHOWN);
    const least = Math.floor(found[0].start);
    const most = Math.floor(Math.max(...found.map(({ start, end }) => Math.max(start, end ?? start)))) + 1;
    const x = (year) => LEFT + (WIDTH * (year - least)) / Math.max(1, most - least);
    const ticks = ticksOf(least, most);
    const several = most - least > 1;
    const lead = several ? COLUMN : 0; // one column for one year would say nothing
    const top = lead + 26;
    const height = top + STEP * shown.length + 6;
    const label = say("timeline-of", { date: columnName(settings.from), first: String(least), last: String(most - 1) });
    return svg(
      "svg",
      { viewBox: `0 0 1110 ${height}`, width: 1110, height, role: "img", "aria-label": label },
      ticks.map(({ at, words }) => [
        svg("line", { x1: x(at), x2: x(at), y1: lead, y2: height, class: "tick" }),
        svg("text", { x: x(at), y: lead + 12, class: "year" }, words),
      ]),
      several && perYear(found, least, most, x),
      shown.map((each, index) => item(each, top + STEP * index + STEP / 2, x)),
    );
  }

  /** Columns that count the rows of each year. */
  function perYear(found, least, most, x) {
    const counts = new Map();
    for (const { start } of found) counts.set(Math.floor(start), (counts.get(Math.floor(start)) ?? 0) + 1);
    const highest = Math.max(...counts.values());
    const width = Math.max(1.5, Math.min(40, WIDTH / Math.max(1, most - least) - 1));
    return [...counts].map(([year, many]) => {
      const height = Math.max(2, ((COLUMN - 8) * many) / highest);
      const told = svg("title", {}, `${year}: ${count("rows", many)}`);
      return svg("rect", { x: x(year), y: COLUMN - height, width, height, class: "bar" }, told);
    });
  }

  function item({ row, start, end }, y, x) {
    const term = row[settings.label];
    const dates = [row[settings.from], end === null ? null : row[settings.to]].filter(Boolean).map((each) => each.value);
    const words = `${dates.join(" – ")}  ${cut(textOf(term), 70)}`;
    const mark =
      end === null
        ? svg("circle", { cx: x(start), cy: y, r: 4.5, class: "point" })
        : svg("rect", { x: x(start), y: y - 5, width: Math.max(3, x(end) - x(start)), height: 10, class: "span" });
    const line = svg("text", { x: LEFT + WIDTH + 14, y }, words);
    const told = svg("title", {}, `${dates.join(" – ")} ${textOf(term)}`);
    return term?.type === "uri"
      ? svg("a", { href: address(term.value) }, told, mark, line)
      : svg("g", {}, told, mark, line);
  }

  draw();
  return { element: el("div", {}, tools, drawing), refresh: draw };
}
