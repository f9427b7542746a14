// The editor where the built one is not there: the text field of the form.

import { el } from "./dom.js";

export function plainEditor(area, { run }) {
  const fault = el("p", { id: "fault", class: "fault", hidden: true });
  area.after(fault);
  area.setAttribute("aria-describedby", "fault");
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
  return {
    get text() {
      return area.value;
    },
    replace(text) {
      area.value = text;
    },
    insert(at, text) {
      area.setRangeText(text, at, at, "preserve");
    },
    /** Shows what is wrong, and selects the word that it begins with. */
    mark(faults) {
      const [first] = faults;
      fault.hidden = !first;
      fault.replaceChildren(...faults.map((each) => el("span", {}, `${each.where} ${each.message} `)));
      area.toggleAttribute("aria-invalid", Boolean(first));
      if (first?.severity === "error") {
        area.focus();
        area.setSelectionRange(first.from, first.to);
      }
    },
    focus: () => area.focus(),
  };
}
