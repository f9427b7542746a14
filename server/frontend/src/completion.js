// Completion with the names of the graph, and the prefixes that come along with them.

import { pickedCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { EditorView } from "@codemirror/view";

const KEYWORDS = [
  ...["SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "MINUS", "VALUES", "BIND", "GROUP BY", "ORDER BY"],
  ...["HAVING", "LIMIT", "OFFSET", "CONSTRUCT", "DESCRIBE", "ASK", "GRAPH", "PREFIX", "COUNT", "MIN", "MAX", "SUM"],
  ...["GROUP_CONCAT", "COALESCE", "BOUND", "CONTAINS", "STRSTARTS", "LCASE", "LANG", "STR", "YEAR", "DESC", "NOT EXISTS"],
];

/** Whether a place is within a comment, a string or an IRI. */
function isQuoted(state, position) {
  const { name, from } = syntaxTree(state).resolveInner(position, -1);
  return from < position && /^(Comment|String|IriRef)$/.test(name);
}

/** The source of completions; `known` gives the vocabulary, or nothing while it is on its way. */
export function completion(known) {
  return (context) => {
    const { state, pos } = context;
    if (isQuoted(state, pos)) return null;
    const variable = context.matchBefore(/[?$][\p{L}\p{N}_]*/u);
    if (variable) return variables(state, variable);
    const written = context.matchBefore(/[\p{L}\p{N}_:.-]*/u);
    if (!context.explicit && written.text.length < 2 && !written.text.endsWith(":")) return null;
    const vocabulary = known();
    const before = state.sliceDoc(0, written.from);
    if (/PREFIX\s+$/i.test(before)) return vocabulary && declarations(vocabulary, written);
    const options = vocabulary ? vocabulary.offered(written.text, vocabulary.place(before)).map((offer) => option(offer, vocabulary)) : [];
    const words = /^[A-Za-z_]+$/.test(written.text)
      ? KEYWORDS.filter((word) => word.startsWith(written.text.toUpperCase())).map((label) => ({ label, type: "keyword" }))
      : [];
    const first = /^[A-Z_]+$/.test(written.text);
    return { from: written.from, options: first ? [...words, ...options] : [...options, ...words], filter: false };
  };
}

function variables(state, written) {
  const all = state.doc.toString().match(/[?$][\p{L}\p{N}_]+/gu) ?? [];
  const others = [...new Set(all)].filter((name) => name !== written.text);
  return { from: written.from, options: others.map((label) => ({ label, type: "variable" })), validFor: /^[?$][\p{L}\p{N}_]*$/u };
}

function declarations(vocabulary, written) {
  const options = Object.entries(vocabulary.prefixes).map(([name, namespace]) => ({
    label: `${name}: <${namespace}>`,
    type: "namespace",
  }));
  return { from: written.from, options };
}

function option(offer, vocabulary) {
  return {
    label: offer.name,
    detail: ` ${offer.label}`, // what follows the name is read out with it
    type: offer.kind,
    info: offer.note,
    apply(view, chosen, from, to) {
      const declared = declaring(view.state.doc.toString(), offer.name, vocabulary);
      view.dispatch({
        changes: [...declared, { from, to, insert: offer.name }],
        selection: { anchor: from + offer.name.length + declared.reduce((sum, each) => sum + each.insert.length, 0) },
        annotations: pickedCompletion.of(chosen),
        userEvent: "input.complete",
      });
    },
  };
}

/** The changes by which a query declares the prefix of a name, if it does not yet. */
function declaring(text, name, vocabulary) {
  const missing = vocabulary.missing(`${text}\n ${name}`).filter((prefix) => name.startsWith(`${prefix}:`));
  if (!missing.length) return [];
  const { at, insert } = vocabulary.declaration(text, missing);
  return [{ from: at, insert }];
}

/** Declares a prefix of ours when the colon behind it is typed. */
export const declaringColon = (known) =>
  EditorView.inputHandler.of((view, from, to, typed) => {
    const vocabulary = known();
    if (typed !== ":" || !vocabulary || isQuoted(view.state, from)) return false;
    const line = view.state.doc.lineAt(from);
    const before = view.state.sliceDoc(line.from, from);
    const prefix = before.match(/(?<![\w?$:.<-])[A-Za-z][\w.-]*$/)?.[0];
    if (!prefix || /PREFIX\s+\S*$/i.test(before)) return false;
    const declared = declaring(view.state.doc.toString(), `${prefix}:`, vocabulary);
    if (!declared.length) return false;
    const added = declared[0].insert.length;
    view.dispatch({
      changes: [...declared, { from, to, insert: ":" }],
      selection: { anchor: from + 1 + added },
      userEvent: "input.type",
    });
    return true;
  });
