// The review of a draft in a browser: decisions are kept by it, and saved as a file to be applied. One script, since it
// is put whole into a page that is a file of its own and asks for nothing.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const t = data.texts;
  const kept = `disarmgraph review ${data.document} ${data.sourceTextChecksum}`;
  const byNumber = new Map(data.proposals.map((each) => [String(each.proposal), each]));
  const items = [...document.querySelectorAll(".proposal")];
  const passages = [...document.querySelectorAll("[data-passage]")];
  const left = document.getElementById("left");
  const told = document.getElementById("told");
  const shortcuts = document.getElementById("shortcuts");
  const undone = [];
  let state = { decisions: {}, summaries: {}, reviewed: {} };
  let current = null;
  let file = null;
  let writing = Promise.resolve();

  const proposalOf = (item) => byNumber.get(item.dataset.number);
  const keyOf = (each) => `${each.proposal} ${each.subject} ${each.predicate} ${each.object}`;
  const decisionOn = (item) => state.decisions[keyOf(proposalOf(item))];
  const passageOf = (item) => item.closest("[data-passage]");
  const filled = (words, said) => words.replace(/\{(\w+)\}/g, (_, name) => said[name]);
  const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const classesOf = new Map();
  for (const each of data.proposals.filter((one) => one.isClass)) {
    classesOf.set(each.subject, [...(classesOf.get(each.subject) || []), each]);
  }

  // A fact is gone when each class that is proposed for it is rejected.
  function isGone(item) {
    const classes = classesOf.get(proposalOf(item).subject) || [];
    return classes.length > 0 && classes.every((each) => {
      const made = state.decisions[keyOf(each)];
      return made && made.decision === "reject";
    });
  }

  // What was written of a passage decides on the summary that is proposed of it.
  function isRewritten(item) {
    const { summary } = proposalOf(item);
    return Boolean(summary) && !decisionOn(item) && fieldOf(item).value.trim() !== "";
  }

  const isLeft = (item) => !decisionOn(item) && !isGone(item) && !isRewritten(item);

  function fieldsOf(passage) {
    const [english, french] = ["en", "fr"].map((l) => passage.querySelector(`[data-language=${l}]`));
    return { english, french, reviewed: passage.querySelector(".reviewed") };
  }

  const fieldOf = (item) => (
    passageOf(item).querySelector(`[data-language=${proposalOf(item).summary}]`)
  );

  // Words that were accepted or corrected are the summary; with the decision they go again.
  function sumUpBy(item, words) {
    const { summary } = proposalOf(item);
    const name = passageOf(item).dataset.passage;
    state.summaries[name] = { ...state.summaries[name], [summary]: words };
    fieldOf(item).value = words;
  }

  // A decision on a summary that was written otherwise afterwards is none any more.
  function forget(item, language) {
    const made = decisionOn(item);
    const { summary, words } = proposalOf(item);
    const stays = !made || made.decision === "reject" || summary !== language;
    if (!stays && fieldOf(item).value.trim() !== (made.value ?? words)) {
      delete state.decisions[keyOf(proposalOf(item))];
    }
  }

  // What is shown of some proposals, of all by default, and of the passages that they are in.
  function show(some = items, where = passages) {
    for (const item of some) {
      const made = decisionOn(item);
      const gone = isGone(item);
      const verdict = item.querySelector(".verdict");
      const rewritten = isRewritten(item);
      item.classList.toggle("decided", Boolean(made) || gone || rewritten);
      item.classList.toggle("rejected", gone || (made ? made.decision === "reject" : false));
      verdict.hidden = !made && !gone && !rewritten;
      verdict.textContent = made
        ? filled(t[`is-${made.decision}`], { value: made.value })
        : gone ? t["is-gone"] : rewritten ? t["is-rewritten"] : "";
      for (const button of item.querySelectorAll("[data-verdict]")) {
        const pressed = Boolean(made) && made.decision === button.dataset.verdict;
        button.setAttribute("aria-pressed", String(pressed));
      }
    }
    for (const passage of where) {
      const { english, french, reviewed } = fieldsOf(passage);
      const open = [...passage.querySelectorAll(".proposal")].some(isLeft);
      const done = !open && english.value.trim() !== "" && french.value.trim() !== "";
      reviewed.disabled = !done;
      if (!done) reviewed.checked = false;
    }
    left.textContent = filled(t.left, { count: items.filter(isLeft).length });
  }

  function restore() {
    for (const passage of passages) {
      const { english, french, reviewed } = fieldsOf(passage);
      const words = state.summaries[passage.dataset.passage] || {};
      english.value = words.en ?? english.defaultValue;
      french.value = words.fr ?? french.defaultValue;
      reviewed.checked = state.reviewed[passage.dataset.passage] ?? reviewed.defaultChecked;
    }
    show();
  }

  // What is saved: no decision on a proposal that the draft has no more.
  function saved() {
    const decisions = data.proposals.filter((each) => state.decisions[keyOf(each)]).map((each) => {
      const { proposal, subject, predicate, object } = each;
      return { proposal, subject, predicate, object, ...state.decisions[keyOf(each)] };
    });
    const summaries = Object.entries(state.summaries).map(([passage, w]) => ({ passage, ...w }));
    const reviewed = passages.filter((each) => {
      const box = fieldsOf(each).reviewed;
      return box.checked && !box.defaultChecked;
    });
    return JSON.stringify({
      format: data.format,
      document: data.document,
      sourceTextChecksum: data.sourceTextChecksum,
      decisions,
      summaries,
      reviewed: reviewed.map((each) => each.dataset.passage),
    }, null, 1) + "\n";
  }

  // The proposals that a decision on one may change: those of the same fact.
  function showAround(item) {
    const { subject } = proposalOf(item);
    const some = items.filter((each) => proposalOf(each).subject === subject);
    show(some, new Set(some.map(passageOf).filter(Boolean)));
  }

  function keep() {
    try {
      localStorage.setItem(kept, JSON.stringify(state));
    } catch {
      told.textContent = t["not-kept"];
    }
    if (file) write();
  }

  function change(make, item) {
    undone.push(JSON.stringify(state));
    make();
    if (item) showAround(item); else show();
    keep();
  }

  function write() {
    const content = saved();
    writing = writing.then(async () => {
      const stream = await file.createWritable();
      await stream.write(content);
      await stream.close();
      told.textContent = filled(t.written, { file: file.name });
    }).catch(() => { told.textContent = t["not-written"]; });
  }

  function choose(item, move = true) {
    if (current) current.removeAttribute("aria-current");
    document.querySelectorAll(".place.now").forEach((each) => each.classList.remove("now"));
    current = item;
    if (!item) return;
    item.setAttribute("aria-current", "true");
    const number = item.dataset.number;
    const places = [...document.querySelectorAll(`.place[data-numbers~="${number}"]`)];
    places.forEach((each) => each.classList.add("now"));
    if (!move) return;
    item.focus({ preventScroll: true });
    if (places.length) places[0].scrollIntoView({ block: "nearest" });
    item.scrollIntoView({ block: "nearest" });
  }

  function following(item) {
    const at = items.indexOf(item);
    return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(isLeft) || item;
  }

  function decide(item, decision, value) {
    closeForm();
    closeAll();
    change(() => {
      const made = value === undefined ? { decision } : { decision, value };
      state.decisions[keyOf(proposalOf(item))] = made;
      if (proposalOf(item).summary && decision !== "reject") {
        sumUpBy(item, value ?? proposalOf(item).words);
      }
    }, item);
    choose(following(item));
  }

  function press(item, verdict) {
    closeAll();
    const made = decisionOn(item);
    if (verdict === "correct") {
      openForm(item);
    } else if (made && made.decision === verdict) {
      change(() => {
        delete state.decisions[keyOf(proposalOf(item))];
        const words = made.value ?? proposalOf(item).words;
        if (proposalOf(item).summary && fieldOf(item).value === words) sumUpBy(item, "");
      }, item);
    } else {
      decide(item, verdict);
    }
  }

  // What is taken with a passage: all that is left but summaries, which are to be read one by one.
  function takenWith(passage) {
    const left = [...passage.querySelectorAll(".proposal")].filter(isLeft);
    return left.filter((item) => !proposalOf(item).summary);
  }

  // The passage as it stands: what does not stand in the draft is rejected.
  function takeAll(passage) {
    const open = takenWith(passage);
    closeAll();
    if (!open.length) return;
    change(() => {
      for (const item of open) {
        const decision = item.hasAttribute("data-alone") ? "reject" : "accept";
        state.decisions[keyOf(proposalOf(item))] = { decision };
      }
    });
    choose(following(open[open.length - 1]));
  }

  // What taking a passage will do, shown before it is done; the same key again does it.
  function offerAll(passage) {
    if (passage.querySelector(".all")) {
      takeAll(passage);
      return;
    }
    const open = takenWith(passage);
    closeForm();
    closeAll();
    if (!open.length) return;
    const box = document.createElement("div");
    box.className = "all";
    box.setAttribute("role", "group");
    const isAlone = (item) => item.hasAttribute("data-alone");
    const texts = { taken: open.filter((e) => !isAlone(e)), rejected: open.filter(isAlone) };
    for (const [name, some] of Object.entries(texts)) {
      if (!some.length) continue;
      const head = document.createElement("p");
      const list = document.createElement("ul");
      head.id = `all-${name}`;
      head.textContent = filled(t[`all-${name}`], { count: some.length, kinds: kindsOf(some) });
      list.append(...some.map((item) => {
        const line = document.createElement("li");
        line.textContent = item.querySelector(".statement").textContent.replace(/\s+/g, " ").trim();
        return line;
      }));
      box.append(head, list);
    }
    box.setAttribute("aria-labelledby", [...box.querySelectorAll("p")].map((e) => e.id).join(" "));
    const buttons = document.createElement("p");
    const go = document.createElement("button");
    const leave = document.createElement("button");
    for (const [button, words, act] of [
      [go, t["all-do"], () => takeAll(passage)],
      [leave, t["all-leave"], () => { closeAll(); choose(open[0]); }],
    ]) {
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", act);
    }
    buttons.className = "buttons";
    buttons.append(go, leave);
    box.append(buttons);
    passage.querySelector(".beside").prepend(box);
    go.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }

  // How many proposals of which kind: "mentions 2, verb 1".
  function kindsOf(some) {
    const counts = new Map();
    for (const item of some) {
      const kind = item.querySelector(".statement > i").textContent;
      counts.set(kind, (counts.get(kind) || 0) + 1);
    }
    return [...counts].map(([kind, count]) => `${kind} ${count}`).join(", ");
  }

  function closeAll() {
    document.querySelector(".all")?.remove();
  }

  function namesFor(each) {
    return each.list ? data.lists[each.list].concat(data.names) : data.names;
  }

  // What was typed as a prefixed name, null where it names nothing or several things.
  function meant(words, each) {
    if (/^([a-z][\w-]*:\S+\s+)?[a-z][\w-]*:\S+$/.test(words)) return words;
    const names = namesFor(each).filter(([, name]) => folded(name) === folded(words));
    const found = new Set(names.map(([code]) => code));
    return found.size === 1 ? [...found][0] : null;
  }

  function openForm(item) {
    const each = proposalOf(item);
    closeForm();
    const form = document.createElement("form");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const fault = document.createElement("p");
    const done = document.createElement("button");
    input.type = "text";
    input.autocomplete = "off";
    input.id = `right-${each.proposal}`;
    input.value = each.words ?? "";
    label.htmlFor = input.id;
    label.textContent = each.words === null ? t.right : t["right-words"];
    fault.className = "fault";
    fault.id = `fault-${each.proposal}`;
    fault.setAttribute("role", "alert");
    done.textContent = t.done;
    form.className = "right";
    form.append(label, input, fault, done);
    if (each.words === null) {
      input.setAttribute("list", "choices");
      input.addEventListener("input", () => offer(input.value, each));
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = input.value.trim();
      const value = each.words === null ? meant(words, each) : words;
      if (value) {
        decide(item, "correct", value);
      } else {
        fault.textContent = filled(t.unknown, { words });
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", fault.id);
      }
    });
    item.append(form);
    item.querySelector("[data-verdict=correct]").setAttribute("aria-expanded", "true");
    choose(item, false);
    input.focus();
  }

  function closeForm() {
    const form = document.querySelector("form.right");
    if (!form) return;
    const button = form.closest(".proposal").querySelector("[data-verdict=correct]");
    button.setAttribute("aria-expanded", "false");
    form.remove();
  }

  function offer(words, each) {
    const wanted = folded(words.trim());
    const found = wanted.length < 2 ? [] : namesFor(each).filter(
      ([code, name]) => folded(name).includes(wanted) || code.includes(wanted),
    );
    document.getElementById("choices").replaceChildren(...found.slice(0, 30).map(([code, name]) => {
      const option = document.createElement("option");
      option.value = code;
      option.label = name;
      return option;
    }));
  }

  function undo() {
    closeAll();
    const before = undone.pop();
    if (before === undefined) {
      told.textContent = t["nothing-to-undo"];
      return;
    }
    state = JSON.parse(before);
    restore();
    keep();
  }

  function go(by) {
    const here = current && passageOf(current) ? passageOf(current)
      : document.activeElement.closest("[data-passage]");
    const at = here ? passages.indexOf(here) + by : 0;
    const passage = passages[Math.min(Math.max(at, 0), passages.length - 1)];
    const open = [...passage.querySelectorAll(".proposal")];
    const item = open.find(isLeft) || open[0];
    if (item) {
      choose(item);
      return;
    }
    choose(null);
    passage.tabIndex = -1;
    passage.focus();
  }

  function sumUp(passage) {
    passage.querySelector(".summaries").open = true;
    fieldsOf(passage).english.focus();
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([saved()], { type: "application/json" }));
    link.download = data.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    told.textContent = filled(t.saved, { file: data.file });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest(".all")) {
      const passage = passageOf(event.target);
      closeAll();
      choose([...passage.querySelectorAll(".proposal")].find(isLeft));
    }
    const typing = event.target.matches("textarea, input[type=text]");
    if (event.key === "Escape" && event.target.closest("form.right")) {
      const item = event.target.closest(".proposal");
      closeForm();
      choose(item);
    }
    if (typing || !shortcuts.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.target.matches("button, input, summary")) return;
    const passage = event.target.closest("[data-passage]") || (current && passageOf(current));
    const acts = {
      a: () => current && decide(current, "accept"),
      r: () => current && decide(current, "reject"),
      c: () => current && openForm(current),
      " ": () => current && choose(following(current)),
      A: () => passage && offerAll(passage),
      s: () => passage && sumUp(passage),
      v: () => passage && !fieldsOf(passage).reviewed.disabled && fieldsOf(passage).reviewed.click(),
      u: undo,
      n: () => go(1),
      p: () => go(-1),
    };
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  for (const item of items) {
    item.addEventListener("focusin", () => { if (current !== item) choose(item, false); });
    item.addEventListener("click", (event) => {
      const button = event.target.closest("[data-verdict]");
      if (button) press(item, button.dataset.verdict);
    });
  }
  for (const passage of passages) {
    const name = passage.dataset.passage;
    const { english, french, reviewed } = fieldsOf(passage);
    for (const [language, field] of [["en", english], ["fr", french]]) {
      field.addEventListener("input", () => {
        show([...passage.querySelectorAll(".proposal")], [passage]);
      });
      field.addEventListener("change", () => change(() => {
        state.summaries[name] = { ...state.summaries[name], [language]: field.value.trim() };
        for (const item of passage.querySelectorAll(".proposal")) forget(item, language);
      }));
    }
    reviewed.addEventListener("change", () => change(() => {
      state.reviewed[name] = reviewed.checked;
    }));
  }
  document.querySelectorAll(".place").forEach((place) => place.addEventListener("click", () => {
    const numbers = place.dataset.numbers.split(" ");
    const found = items.filter((item) => numbers.includes(item.dataset.number));
    if (found.length) choose(found.find(isLeft) || found[0]);
  }));
  document.getElementById("undo").addEventListener("click", undo);
  document.getElementById("save").addEventListener("click", download);
  if (window.showSaveFilePicker) {
    const button = document.getElementById("write");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        file = await window.showSaveFilePicker({ suggestedName: data.file });
      } catch {
        return;
      }
      write();
    });
  }
  try {
    const before = JSON.parse(localStorage.getItem(kept));
    if (before) state = { ...state, ...before };
  } catch {
    told.textContent = t["not-kept"];
  }
  restore();
  choose(items.find(isLeft) || null, false);
})();
