// The questions of the library beside the editor: by topic, or those in which sought words occur. One function holds
// the list, and what it shows of it.

import { count, el, language, number, say } from "./dom.js";
import { folded } from "./vocabulary.js";

/** The questions by name, once they have come. */
export async function questions() {
  const response = await fetch(`/queries/library.json?lang=${language}`);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/** Fills the panel; `choose` is told of a question that was chosen. */
export function library(panel, { topics, questions }, choose) {
  const told = el("p", { class: "unseen", role: "status" });
  const groups = topics
    .map((topic) => group(topic.label, questions.filter((each) => each.topic === topic.name), choose))
    .filter(({ items }) => items.length);
  const nothing = el("p", { class: "note", hidden: true }, say("no-question"));
  const search = el("input", { type: "search", id: "sought", oninput: () => narrow() });

  function narrow() {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { details, items } of groups) {
      let here = 0;
      for (const { item, text } of items) {
        item.hidden = !words.every((word) => text.includes(word));
        here += !item.hidden;
      }
      details.hidden = here === 0;
      details.open = words.length > 0 && here > 0;
      found += here;
    }
    nothing.hidden = found > 0;
    told.textContent = words.length ? count("questions", found) : "";
  }

  panel.append(
    el("label", { for: "sought" }, say("search-questions")),
    search,
    told,
    nothing,
    ...groups.map(({ details }) => details),
  );
  return {
    /** Marks the question that is in the editor. */
    mark(name) {
      for (const { items } of groups) {
        for (const { item, question } of items) {
          item.firstChild.toggleAttribute("aria-current", question.name === name);
        }
      }
    },
  };
}

function group(title, questions, choose) {
  const items = questions.map((question) => {
    const button = el("button", { type: "button", onclick: () => choose(question) }, question.summary);
    const tags = question.tags.map(({ tag, label }) => `${tag} ${label}`);
    const text = folded([title, question.summary, question.description, question.name.replaceAll("-", " "), ...tags].join(" "));
    return { item: el("li", {}, button), text, question };
  });
  const list = el("ul", { class: "plain" }, items.map(({ item }) => item));
  const many = el("span", { class: "count" }, number(questions.length));
  return { items, details: el("details", {}, el("summary", {}, title, " ", many), list) };
}
