// The editor of the query page: CodeMirror in a shadow root, so that its styles need no exception
// from the policy of the page. What it offers and what is wrong with a query it is told by the page.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, LanguageSupport, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";
import { completion, declaringColon } from "./completion.js";
import { colours, looks } from "./looks.js";

const language = SparqlLanguage.configure({
  props: [
    styleTags({
      Var: tags.variableName,
      "PrefixedName Pname_ln Pname_ns": tags.propertyName,
      IriRef: tags.url,
      Langtag: tags.annotation,
      A_predicate: tags.keyword,
    }),
  ],
});

/**
 * Puts the editor into an element. `words` are what it says, `phrases` those of CodeMirror itself;
 * `vocabulary` is asked for what can be completed, once it is there; `run` is what Ctrl-Enter does.
 */
export function createEditor(parent, { text, words, phrases, describedBy, vocabulary, run, change }) {
  const view = new EditorView({
    doc: text,
    parent: parent.attachShadow({ mode: "open" }),
    extensions: [
      lineNumbers(),
      foldGutter(),
      history(),
      drawSelection(),
      highlightSpecialChars(),
      highlightActiveLine(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      lintGutter(),
      looks,
      syntaxHighlighting(colours),
      new LanguageSupport(language),
      autocompletion({ override: [completion(vocabulary)], icons: false }),
      declaringColon(vocabulary),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": words.label, "aria-describedby": describedBy, spellcheck: "false" }),
      EditorState.phrases.of(phrases),
      EditorView.updateListener.of((update) => update.docChanged && change()),
      keymap.of([
        { key: "Mod-Enter", run: () => (run(), true) },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...historyKeymap,
        ...foldKeymap,
        ...lintKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
    ],
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    replace(insert) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert }, selection: { anchor: 0 }, scrollIntoView: true });
    },
    insert(at, insert) {
      view.dispatch({ changes: { from: at, insert } });
    },
    /** Marks faults, each from and to an offset, and leads to the first that is an error. */
    mark(faults) {
      const length = view.state.doc.length;
      const shown = faults.map(({ from, to, severity, message }) => ({
        from: Math.min(from, length),
        to: Math.min(Math.max(to, from), length),
        severity,
        message,
      }));
      view.dispatch(setDiagnostics(view.state, shown));
      const error = shown.find((each) => each.severity === "error");
      if (error) {
        view.dispatch({ selection: { anchor: error.from }, effects: EditorView.scrollIntoView(error.from, { y: "center" }) });
        nextDiagnostic(view);
        view.focus();
      }
    },
    focus: () => view.focus(),
  };
}
