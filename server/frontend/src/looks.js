// How the editor looks: the page's own fonts and colours, which reach into the shadow root.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "#7a1f5c", fontWeight: "600" },
  { tag: tags.variableName, color: "#0b4f8a" },
  { tag: tags.propertyName, color: "#0b5c5c" },
  { tag: [tags.string, tags.annotation], color: "#8a3b00" },
  { tag: tags.url, color: "#1a6b3a" },
  { tag: [tags.integer, tags.float, tags.bool], color: "#5b4600" },
  { tag: tags.comment, color: "#5f6672", fontStyle: "italic" },
]);

export const looks = EditorView.theme({
  "&": { fontSize: ".86rem", color: "var(--ink)", backgroundColor: "#fff" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { minHeight: "15rem", maxHeight: "30rem", fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: ".5rem 0" },
  ".cm-gutters": { color: "var(--muted)", backgroundColor: "var(--soft)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "#f3f7fc88" },
  ".cm-activeLineGutter": { backgroundColor: "#e6eef8" },
  ".cm-tooltip": { border: "1px solid #8b93a1", borderRadius: "4px", backgroundColor: "#fff", boxShadow: "0 2px 8px #0002" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "16rem", maxWidth: "min(34rem, 90vw)", fontFamily: "var(--mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".2rem .6rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "#fff", backgroundColor: "var(--accent)" },
  ".cm-completionDetail": { marginLeft: ".8em", color: "var(--muted)", fontFamily: "var(--sans)", fontStyle: "normal" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "20rem", padding: ".4rem .7rem", fontFamily: "var(--sans)", fontSize: ".84rem" },
  ".cm-diagnostic": { padding: ".4rem .7rem", fontFamily: "var(--sans)", fontSize: ".88rem" },
  ".cm-diagnostic-error": { borderLeft: "4px solid #8c1d2f" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid #9a6700" },
});
