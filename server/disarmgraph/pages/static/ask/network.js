// An answer as a network, in columns: what only leads elsewhere stands left, where all leads right.

import { choice, columnName, count, cut, el, number, say, svg } from "./dom.js";
import { address, named, textOf } from "./labels.js";

const MOST = 80; // boxes
const SWEEPS = 6;
const LAYERS = 4;
const BOX = { height: 24, gap: 7 };
const SIZES = [[340, 0], [400, 220], [300, 140], [240, 90]]; // of a box and between two, by layers
const LETTER = 7; // about the width of one

/** The network of two columns, and of a third that names the links if it is chosen. */
export function network({ rows }, columns, settings, keep) {
  const things = columns.filter((column) => column.things);
  settings.from ??= things[0]?.name;
  settings.to ??= things.find(({ name }) => name !== settings.from)?.name;
  settings.link ??= "";
  const place = el("div");
  const change = (name) => (value) => {
    settings[name] = value;
    keep();
    draw();
  };
  const options = columns.filter((column) => column.held).map(({ name }) => [name, columnName(name)]);
  const tools = el(
    "div",
    { class: "tools" },
    choice(say("from"), options, settings.from, change("from")),
    choice(say("to"), options, settings.to, change("to")),
    choice(say("link"), [["", say("none")], ...options], settings.link, change("link")),
  );
  const draw = () => {
    const links = rows
      .filter((row) => row[settings.from] && row[settings.to])
      .map((row) => [row[settings.from], row[settings.to], settings.link ? row[settings.link] : null]);
    place.replaceChildren(drawn(links));
  };
  draw();
  return { element: el("div", {}, tools, place), refresh: draw };
}

/** The network of the triples of a graph, literals left out. */
export function networkOfTriples(triples) {
  const place = el("div");
  const draw = () =>
    place.replaceChildren(drawn(triples.filter(([, , object]) => object.type === "uri").map(([s, p, o]) => [s, o, p])));
  draw();
  return { element: place, refresh: draw };
}

function drawn(links) {
  const { nodes, edges, left } = chosen(links);
  if (!edges.length) return el("p", {}, say("no-links"));
  arrange(nodes, edges);
  const layers = 1 + Math.max(...nodes.map(({ layer }) => layer));
  const [wide, between] = SIZES[layers - 1];
  for (const node of nodes) Object.assign(node, { x: 1 + node.layer * (wide + between), width: wide });
  const tallest = Math.max(...Array.from({ length: layers }, (_, layer) => nodes.filter((node) => node.layer === layer).length));
  const height = tallest * (BOX.height + BOX.gap) + BOX.gap;
  const width = layers * wide + (layers - 1) * between + 2;
  const marked = edges.map((edge) => ({ ...edge, path: line(edge, between) }));
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": say("network-of", { nodes: number(nodes.length), links: number(edges.length) }) },
    svg("defs", {}, svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" }, svg("path", { d: "M0 0L8 4L0 8z", class: "head" }))),
    marked.map(({ path }) => path),
    nodes.map((node) => box(node, (on) => {
      for (const { from, to, path } of marked) path.classList.toggle("lit", on && (from === node || to === node));
    })),
  );
  const notes = [count("links", edges.length)];
  if (left) notes.push(say("boxes-shown", { shown: number(nodes.length), all: number(nodes.length + left) }));
  return el(
    "div",
    {},
    el("p", { class: "note" }, notes.join(" ")),
    el("div", { class: "drawing network", tabindex: "0", role: "region", "aria-label": say("view-network") }, picture),
  );
}

/** The things with most links and the links among them, each pair once. */
function chosen(links) {
  const nodes = new Map();
  const at = (term) => {
    const key = `${term.type} ${term.value}`;
    if (!nodes.has(key)) nodes.set(key, { term, degree: 0, layer: 0, order: nodes.size });
    return nodes.get(key);
  };
  const edges = new Map();
  for (const [from, to, name] of links) {
    const [one, other] = [at(from), at(to)];
    const key = `${one.order} ${other.order}`;
    if (!edges.has(key)) edges.set(key, { from: one, to: other, names: new Set() });
    if (name) edges.get(key).names.add(name);
  }
  for (const { from, to } of edges.values()) {
    from.degree++;
    to.degree++;
  }
  const ranked = [...nodes.values()].sort((one, other) => other.degree - one.degree || one.order - other.order);
  const kept = new Set(ranked.slice(0, MOST));
  const among = [...edges.values()].filter(({ from, to }) => kept.has(from) && kept.has(to) && from !== to);
  const linked = new Set(among.flatMap(({ from, to }) => [from, to]));
  return { nodes: [...linked], edges: among, left: nodes.size - linked.size };
}

/** Gives each thing its column, by the longest way that leads to it, and its place in it. */
function arrange(nodes, edges) {
  for (let round = 1; round < LAYERS; round++) {
    for (const { from, to } of edges) {
      if (to.layer <= from.layer && from.layer + 1 < LAYERS) to.layer = from.layer + 1;
    }
  }
  const layers = Array.from({ length: LAYERS }, (_, layer) => nodes.filter((node) => node.layer === layer)).filter((each) => each.length);
  layers.forEach((layer, index) => layer.forEach((node, row) => Object.assign(node, { layer: index, row })));
  const near = new Map(nodes.map((node) => [node, []]));
  for (const { from, to } of edges) {
    near.get(from).push(to);
    near.get(to).push(from);
  }
  const middle = (node) => near.get(node).reduce((sum, other) => sum + other.row / layers[other.layer].length, 0) / (near.get(node).length || 1);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const layer of sweep % 2 ? layers.toReversed() : layers) {
      const wanted = new Map(layer.map((node) => [node, middle(node)]));
      layer.sort((one, other) => wanted.get(one) - wanted.get(other) || one.order - other.order);
      layer.forEach((node, row) => (node.row = row));
    }
  }
  const tallest = Math.max(...layers.map((layer) => layer.length));
  for (const layer of layers) {
    const lead = ((tallest - layer.length) * (BOX.height + BOX.gap)) / 2;
    for (const node of layer) {
      node.y = BOX.gap + lead + node.row * (BOX.height + BOX.gap);
    }
  }
}

function line({ from, to, names }, between) {
  const back = to.layer <= from.layer;
  const start = [from.x + from.width, from.y + BOX.height / 2];
  const end = [back ? to.x + to.width : to.x, to.y + BOX.height / 2];
  const bend = back ? 60 : between / 2;
  const d = `M${start.join(" ")}C${start[0] + bend} ${start[1]} ${end[0] + (back ? bend : -bend)} ${end[1]} ${end.join(" ")}`;
  const called = [...names].map(textOf).join(", ");
  const told = `${textOf(from.term)} → ${textOf(to.term)}${called ? `: ${called}` : ""}`;
  return svg("path", { d, class: "line", "marker-end": "url(#tip)" }, svg("title", {}, told));
}

function box({ term, x, y, width }, light) {
  const text = textOf(term);
  const inside = [
    svg("title", {}, term.type === "uri" ? `${text} (${named(term.value).name})` : text),
    svg("rect", { x, y, width, height: BOX.height, rx: 3 }),
    svg("text", { x: x + 9, y: y + BOX.height / 2 }, cut(text, Math.floor((width - 18) / LETTER))),
  ];
  const lit = { onpointerenter: () => light(true), onpointerleave: () => light(false) };
  if (term.type !== "uri") return svg("g", lit, inside);
  return svg("a", { href: address(term.value), ...lit, onfocus: () => light(true), onblur: () => light(false) }, inside);
}
