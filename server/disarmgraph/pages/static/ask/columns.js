// What the columns of an answer hold, from which views choose what they can show.

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMERIC = /^(integer|decimal|double|float|(non)?(Positive|Negative)Integer|(positive|negative|nonNegative|nonPositive)Integer|long|int|short|byte|unsigned\w+)$/;
const DATES = /^(date|dateTime|gYear|gYearMonth)$/;

const datatype = (term) => (term?.datatype?.startsWith(XSD) ? term.datatype.slice(XSD.length) : "");

export const isNumber = (term) => NUMERIC.test(datatype(term));
export const isDate = (term) => DATES.test(datatype(term));
export const isThing = (term) => term?.type === "uri";

/** A date as a fraction of years: the beginning of what it names. */
export function years(term) {
  const [, sign, year, month, day] = term.value.match(/^(-?)(\d{4,})(?:-(\d\d))?(?:-(\d\d))?/) ?? [];
  if (!year) return NaN;
  return (sign ? -1 : 1) * Number(year) + ((month ?? 1) - 1) / 12 + ((day ?? 1) - 1) / 372;
}

/** Each column with what is in all of its cells that hold anything, and how many values differ. */
export function columnsOf({ columns, rows }) {
  return columns.map((name) => {
    const held = rows.map((row) => row[name]).filter(Boolean);
    return {
      name,
      held: held.length,
      distinct: new Set(held.map((term) => term.value)).size,
      numeric: held.length > 0 && held.every(isNumber),
      dated: held.length > 0 && held.every(isDate),
      things: held.length > 0 && held.every(isThing),
    };
  });
}
