// A question of the library above the editor, with what may be chosen in it as fields.

import { el, language, say } from "./dom.js";

const TYPES = { date: "date", year: "number", month: "text", number: "number", text: "text" };
const LISTED = 300; // choices beyond which a field is for typing

/** The query of a question with what is chosen in it; throws what the server says is wrong. */
export async function textOf(question, chosen) {
  const response = await fetch(`${question.query}?${chosen}`, { headers: { Accept: "application/sparql-query, application/problem+json;q=0.9" } });
  if (response.ok) return response.text();
  throw new Error((await response.json()).detail);
}

/** What is chosen before anybody chooses: what the address says, else the defaults. */
export function chosenAtFirst(question, given) {
  const chosen = new URLSearchParams();
  for (const { name, kind, default: usual } of question.parameters) {
    const own = kind === "language" ? [language] : usual;
    for (const value of given.has(name) ? given.getAll(name) : own) chosen.append(name, value);
  }
  return chosen;
}

/** Shows a question with its fields; `change` is told of what is chosen. */
export async function showQuestion(place, question, chosen, change) {
  const fault = el("p", { class: "fault", role: "alert", hidden: true });
  const fields = el("div", { class: "fields" });
  const tell = () => {
    const now = new URLSearchParams();
    for (const field of fields.children) for (const value of field.values()) now.append(field.dataset.name, value);
    change(now);
  };
  place.replaceChildren(
    el("h2", { class: "asked" }, question.summary),
    el("p", { class: "note" }, question.description, " ", el("a", { href: `${question.page}?lang=${language}` }, say("question-page"))),
    fields,
    fault,
  );
  const made = await Promise.all(question.parameters.map((each) => fieldOf(each, chosen.getAll(each.name), tell)));
  fields.replaceChildren(...made);
  return {
    refuse(message) {
      fault.hidden = !message;
      fault.textContent = message;
    },
  };
}

async function fieldOf(parameter, values, tell) {
  const options = parameter.options ?? (parameter.choices && (await choicesOf(parameter.choices)));
  const field = !options ? typed(parameter, values, tell) : parameter.several ? boxes(parameter, options, values, tell) : list(parameter, options, values, tell);
  field.dataset.name = parameter.name;
  return field;
}

async function choicesOf(address) {
  const response = await fetch(`${address}&lang=${language}`);
  return (await response.json()).choices;
}

const labelled = ({ name, label }, input) => {
  input.id = `parameter-${name}`;
  return el("div", { class: "field" }, el("label", { for: input.id }, label), input);
};

function typed(parameter, values, tell, options = []) {
  const input = el("input", { type: TYPES[parameter.kind] ?? "text", value: values.join(" "), maxlength: 200, autocomplete: "off", onchange: tell });
  const field = labelled(parameter, input);
  if (options.length) {
    input.setAttribute("list", `${input.id}-choices`);
    field.append(el("datalist", { id: `${input.id}-choices` }, options.map(({ label }) => el("option", { value: label }))));
  }
  field.values = () => (input.value.trim() ? [input.value.trim()] : []);
  return field;
}

function list(parameter, options, values, tell) {
  if (options.length > LISTED) return typed(parameter, values, tell, options);
  const any = parameter.optional ? [{ value: "", label: say("any") }] : [];
  const select = el(
    "select",
    { onchange: tell },
    [...any, ...options].map(({ value, label }) => el("option", { value, selected: values.includes(value) }, label)),
  );
  const field = labelled(parameter, select);
  field.values = () => (select.value ? [select.value] : []);
  return field;
}

/** Several values: those that are chosen in a line that opens to all that there are. */
function boxes({ name, label }, options, values, tell) {
  const chosen = el("span", { class: "values" });
  const inputs = options.map(({ value }) => el("input", { type: "checkbox", value, checked: values.includes(value), onchange: () => (tellNames(), tell()) }));
  const tellNames = () => {
    const names = options.filter((_, index) => inputs[index].checked).map((option) => option.label);
    chosen.textContent = names.join(", ") || say("none");
  };
  tellNames();
  const field = el(
    "details",
    { class: "field several" },
    el("summary", {}, el("strong", {}, label), " ", chosen),
    el("div", { class: "options", role: "group", "aria-label": label }, options.map((option, index) => el("label", {}, inputs[index], " ", option.label))),
  );
  field.values = () => inputs.filter((input) => input.checked).map((input) => input.value);
  field.dataset.name = name;
  return field;
}
