// The query page: an editor, the questions beside it, and the answer in the view that one chooses. One module, since
// all of them turn on what was asked last.

import { ask, Problem } from "./answer.js";
import { chart } from "./chart.js";
import { columnsOf } from "./columns.js";
import { count, el, language, number, say } from "./dom.js";
import { faultsOf, notesOf } from "./faults.js";
import { learn } from "./labels.js";
import { library, questions } from "./library.js";
import { matrix } from "./matrix.js";
import { network, networkOfTriples } from "./network.js";
import { chosenAtFirst, showQuestion, textOf } from "./parameters.js";
import { plainEditor } from "./plain_editor.js";
import { table } from "./table.js";
import { timeline } from "./timeline.js";
import { triples, turtle } from "./turtle.js";
import { undeclared, Vocabulary } from "./vocabulary.js";

const root = document.getElementById("workbench");
const form = document.getElementById("ask");
const area = document.getElementById("query");
const format = document.getElementById("format");
const stop = document.getElementById("stop");
const progress = document.getElementById("progress");
const live = document.getElementById("live");
const outcome = document.getElementById("outcome");
const panel = document.getElementById("library");

let vocabulary = null;
let running = null; // what ends the request that is on its way
let asked = null; // the question of the library that is in the editor, and what is chosen in it
let shelf = null;
let editor = plainEditor(area, { run: () => form.requestSubmit() });

/** Puts the built editor in the place of the text field, where it is there. */
async function enhance() {
  if (!root.dataset.editor) return;
  const place = document.getElementById("editor");
  const { createEditor } = await import(root.dataset.editor);
  const text = area.value;
  area.hidden = true;
  place.hidden = false;
  document.getElementById("fault")?.remove();
  editor = createEditor(place, {
    text,
    words: { label: say("query") },
    phrases: JSON.parse(root.dataset.phrases),
    describedBy: "keys",
    vocabulary: () => vocabulary,
    run: () => form.requestSubmit(),
    change: () => editor.mark([]),
  });
  const label = document.querySelector("label[for=query]");
  label.removeAttribute("for");
  label.addEventListener("click", () => editor.focus());
}

async function learnWords() {
  const response = await fetch(`/sparql/terms.json?lang=${language}`);
  if (response.ok) vocabulary = new Vocabulary(await response.json());
}
const words = learnWords().catch(() => {}); // without them there is nothing to complete with

/** Declares the prefixes of ours that the query uses without saying so. */
async function declare() {
  if (undeclared(editor.text).length) await words;
  const missing = vocabulary?.missing(editor.text) ?? [];
  if (!missing.length) return;
  const { at, insert } = vocabulary.declaration(editor.text, missing);
  editor.insert(at, insert);
}

async function run() {
  running?.abort();
  const request = (running = new AbortController());
  await declare();
  const query = editor.text;
  area.value = query;
  editor.mark([]);
  const started = performance.now();
  const seconds = () => number(Math.round((performance.now() - started) / 100) / 10);
  let rows = 0;
  let told = ""; // beside the button, when it is done
  const tell = () => (progress.textContent = say("running", { seconds: seconds(), rows: rows ? count("rows", rows) : "" }).trim());
  const clock = setInterval(tell, 100);
  stop.hidden = false;
  root.toggleAttribute("data-running", true);
  live.textContent = say("begun");
  try {
    const answer = await ask(query, { signal: request.signal, progress: (found) => (rows = found) });
    told = summaryOf(answer, seconds());
    show(query, answer, told);
  } catch (error) {
    if (error.name === "AbortError") stopped(request, seconds());
    else refused(query, error);
  } finally {
    clearInterval(clock);
    if (running === request) {
      running = null;
      stop.hidden = true;
      progress.replaceChildren(told ? el("a", { href: "#answer" }, told) : "");
      root.toggleAttribute("data-running", false);
    }
  }
}

function stopped(request, seconds) {
  if (running !== request) return; // another request has taken its place
  outcome.replaceChildren(el("p", { class: "told" }, say("stopped", { seconds })));
  live.textContent = say("stopped", { seconds });
}

function refused(query, error) {
  const problem = error instanceof Problem ? error : { status: 0, detail: say("unreachable") };
  const { title, advice, detail, faults } = faultsOf(query, problem);
  editor.mark(faults);
  outcome.replaceChildren(
    el(
      "div",
      { class: "told problem", role: "alert" },
      el("h2", { id: "answer" }, title),
      detail && el("p", { lang: problem.tongue }, detail),
      advice && el("p", {}, advice),
    ),
  );
  live.textContent = "";
}

// The answer ---------------------------------------------------------------------------------------

function show(query, answer, summary) {
  const notes = notesOf(query, answer.notes);
  editor.mark(notes);
  const warnings = [];
  if (answer.broken) warnings.push(say("broken"));
  if (answer.more) warnings.push(say(answer.kind === "graph" ? "graph-cut" : "rows-held", { shown: number(answer.rows?.length ?? 0) }));
  const views = el("div", { class: "views" });
  const share = el("section", { class: "share" });
  outcome.replaceChildren(
    el("h2", { id: "answer" }, say("answer")),
    el("p", { class: "note" }, summary),
    ...warnings.map((text) => el("p", { class: "told incomplete", role: "alert" }, text)),
    ...notes.map((each) => el("p", { class: "told" }, each.message)),
    views,
    share,
  );
  live.textContent = [summary, ...warnings].join(" ");
  if (answer.kind === "verdict") views.append(el("p", { class: "lead" }, say(answer.verdict ? "true" : "false")));
  else if (answer.kind === "graph") showViews(views, viewsOfGraph(query, answer));
  else if (answer.rows.length) showViews(views, viewsOfRows(answer));
  else views.append(el("p", {}, say("no-rows")));
  offer(share, query);
}

function summaryOf(answer, seconds) {
  const within = say("in-seconds", { seconds });
  if (answer.kind === "rows") return `${count("rows", answer.rows.length)}${answer.more ? "+" : ""} ${within}`;
  return answer.kind === "graph" ? `${say("a-graph")} ${within}` : within;
}

const viewsOfRows = (answer) => {
  const columns = columnsOf(answer);
  const iris = answer.rows.flatMap((row) => Object.values(row).filter(({ type }) => type === "uri").map(({ value }) => value));
  const made = (view) => (settings, keep) => view(answer, columns, settings, keep);
  return {
    iris,
    views: {
      table: made(table),
      chart: made(chart),
      ...(columns.some(({ dated }) => dated) ? { timeline: made(timeline) } : {}),
      ...(columns.filter(({ things }) => things).length > 1 ? { network: made(network) } : {}),
      ...(columns.length > 1 ? { matrix: made(matrix) } : {}),
    },
  };
};

const viewsOfGraph = (query, answer) => ({
  iris: [],
  views: {
    turtle: () => ({ element: turtle(answer.text), refresh: () => {} }),
    network: () => {
      const place = el("div", {}, el("p", { class: "note" }, say("loading")));
      drawGraph(query, place);
      return { element: place, refresh: () => {} };
    },
  },
});

/** Draws the network of a graph, of which the triples are asked for apart. */
async function drawGraph(query, place) {
  const { text } = await ask(query, { progress: () => {}, accept: "application/n-triples" });
  const all = triples(text);
  const view = networkOfTriples(all);
  place.replaceChildren(view.element);
  learn(all.flat().filter(({ type }) => type === "uri").map(({ value }) => value), view.refresh);
}

/** The buttons of views, and the view that is chosen, which the address remembers behind the #. */
function showViews(place, { iris, views }) {
  const given = new URLSearchParams(location.hash.slice(1));
  const settings = Object.fromEntries(Object.keys(views).map((name) => [name, {}]));
  let chosen = Object.hasOwn(views, given.get("view") ?? "") ? given.get("view") : Object.keys(views)[0];
  given.delete("view");
  Object.assign(settings[chosen], Object.fromEntries(given));
  const body = el("div", { class: "view" });
  let view = null;
  const keep = () => {
    const told = new URLSearchParams({ view: chosen, ...settings[chosen] });
    history.replaceState(null, "", `${location.pathname}${location.search}#${told}`);
  };
  const draw = () => {
    view = views[chosen](settings[chosen], keep);
    body.replaceChildren(view.element);
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.view === chosen);
  };
  const buttons = Object.keys(views).map((name) =>
    el("button", { type: "button", "data-view": name, onclick: () => ((chosen = name), draw(), keep()) }, say(`view-${name}`)),
  );
  place.append(el("div", { class: "choices", role: "group", "aria-label": say("view") }, buttons), body);
  draw();
  learn(iris, () => view.refresh());
}

/** What can be done with an answer: downloads, a permalink, a citation, programs. */
async function offer(share, query) {
  const own = asked && asked.text.trim() === query.trim();
  const sought = new URLSearchParams([...(own ? [["question", asked.question.name], ...asked.chosen] : []), ["sparql", query], ["lang", language]]);
  if (sought.toString().length > 50_000) return;
  const response = await fetch(`/sparql/share?${sought}`);
  if (!response.ok || !share.isConnected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  share.replaceChildren(...page.body.children);
  const link = share.querySelector("[data-permalink]");
  if (link) {
    const { permalink } = link.dataset;
    const inLanguage = (tongue) => {
      const [path, chosen] = permalink.split("?");
      const given = new URLSearchParams(chosen);
      const words = own && asked.question.parameters.find(({ kind }) => kind === "language")?.name;
      if (words && given.get(words) === language) given.set(words, tongue);
      given.set("lang", tongue);
      return `${path}?${given}`;
    };
    history.replaceState(null, "", `${inLanguage(language)}${location.hash}`);
    const other = document.querySelector("a.lang");
    if (other) other.href = inLanguage(other.lang);
  }
  for (const button of share.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      live.textContent = say("copied");
      button.textContent = say("copied");
    });
  }
}

// The page -----------------------------------------------------------------------------------------

form.addEventListener("submit", (event) => {
  area.value = editor.text;
  if (format.value) {
    // A download: the browser does it, by POST where an address would be too long.
    form.method = area.value.length > 8000 ? "post" : "get";
    return;
  }
  event.preventDefault();
  run();
});
stop.addEventListener("click", () => running?.abort());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.shiftKey) running?.abort();
});

enhance()
  .catch(() => (area.hidden = false)) // without the built editor the text field does
  .then(() => root.dataset.run && run());
/** Puts a question into the editor, with fields for what may be chosen in it, and runs it. */
async function take(question, given, { text } = {}) {
  const chosen = chosenAtFirst(question, given);
  asked = { question, chosen, text };
  shelf?.mark(question.name);
  const shown = showQuestion(document.getElementById("question"), question, chosen, async (now) => {
    try {
      asked = { question, chosen: now, text: await textOf(question, now) };
      (await shown).refuse("");
      editor.replace(asked.text);
      run();
    } catch (error) {
      (await shown).refuse(error.message);
    }
  });
  if (text !== undefined) return;
  asked.text = await textOf(question, chosen);
  editor.replace(asked.text);
  history.replaceState(null, "", `${location.pathname}${location.search}`);
  await run();
}

questions().then((found) => {
  shelf = library(panel, found, (question) => take(question, new URLSearchParams()));
  const open = found.questions.find(({ name }) => name === root.dataset.question);
  if (open) take(open, new URLSearchParams(location.search), { text: area.value });
});
