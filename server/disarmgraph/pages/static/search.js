/*
 * Suggestions under a search box: a combobox with a listbox (WAI-ARIA 1.2).
 *
 * Without this script the form asks for /search as any form does. The keys are those of the pattern:
 * down and up go through the list, Enter opens the chosen thing or searches, Escape closes the list.
 */

const PAUSE = 120; // milliseconds after the last key
const SHORTEST = 2; // letters

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

class Suggestions {
  #input;
  #list;
  #status;
  #texts;
  #known = new Map();
  #request = null;
  #timer = 0;
  #chosen = -1;

  constructor(form) {
    this.#texts = form.dataset;
    this.#input = form.querySelector("input[type=search]");
    const id = `${this.#input.id}-suggestions`;
    this.#list = element("ul", { id, className: "suggestions", hidden: true });
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", this.#texts.list);
    this.#status = element("div", { className: "unseen" });
    this.#status.setAttribute("role", "status");
    form.append(this.#list, this.#status);
    const attributes = {
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    // A press on the list must not take the focus from the box, or the list would be gone.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#open(event.target.closest("[role=option]")));
  }

  get #options() {
    return [...this.#list.children];
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    const text = this.#input.value.trim();
    if (text.length < SHORTEST) this.#close();
    else if (this.#known.has(text)) this.#show(text, this.#known.get(text));
    else this.#timer = setTimeout(() => this.#ask(text), PAUSE);
  }

  async #ask(text) {
    this.#request = new AbortController();
    const asked = new URLSearchParams({ q: text, lang: this.#texts.lang });
    try {
      const answer = await fetch(`${this.#texts.suggest}?${asked}`, { signal: this.#request.signal });
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      this.#known.set(text, suggestions);
      this.#show(text, suggestions);
    } catch (error) {
      // Who goes on writing wants no answer; without a network there is none, and the form is still there.
      if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
    }
  }

  #show(text, suggestions) {
    if (text !== this.#input.value.trim() || document.activeElement !== this.#input) return;
    this.#list.replaceChildren(...suggestions.map((each, place) => this.#option(each, place)));
    this.#choose(-1);
    this.#expand(suggestions.length > 0);
    const { none, one, many } = this.#texts;
    const count = suggestions.length;
    this.#status.textContent = count > 1 ? many.replace("{count}", count) : count ? one : none;
  }

  #option({ label, kind, href }, place) {
    const words = [element("span", { textContent: label }), element("span", { textContent: kind })];
    const option = element("li", { id: `${this.#list.id}-${place}` }, ...words);
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.href = href;
    return option;
  }

  #key(event) {
    if (event.isComposing) return;
    const last = this.#options.length - 1;
    const open = !this.#list.hidden;
    if (event.key === "ArrowDown" && last >= 0) this.#choose(open && this.#chosen < last ? this.#chosen + 1 : 0);
    else if (event.key === "ArrowUp" && last >= 0) this.#choose(open && this.#chosen > 0 ? this.#chosen - 1 : last);
    else if (event.key === "Escape" && open) this.#close();
    else if (event.key === "Enter" && open && this.#chosen >= 0) this.#open(this.#options[this.#chosen]);
    else if (event.key === "Tab") return this.#close();
    else return;
    event.preventDefault();
    if (event.key.startsWith("Arrow")) this.#expand(true);
  }

  #choose(place) {
    this.#options.forEach((option, other) => option.setAttribute("aria-selected", String(other === place)));
    this.#chosen = place;
    const option = this.#options[place];
    if (option) {
      this.#input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.#input.removeAttribute("aria-activedescendant");
  }

  #expand(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute("aria-expanded", String(open));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#choose(-1);
    this.#expand(false);
    this.#status.textContent = "";
  }

  #open(option) {
    if (option) location.assign(option.dataset.href);
  }
}

for (const form of document.querySelectorAll("form.search[data-suggest]")) new Suggestions(form);
