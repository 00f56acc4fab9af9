import type { Check } from './draft.ts';

/** The most names that are noted: more tell a skeptic nothing new. */
const mostUnknown = 6;

const inCode = /`([^`]+)`/g;
const routes = /(?<![\w.])\/[a-z][\w.{}:-]*(?:\/[\w.{}:*-]+)+/gi;
const settings = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
const amounts = /\b\d+(?:[.,]\d+)?\s?(?:ms|s|sec|seconds?|minutes?|min|hours?|days?|[kKMG]i?B|rps|req\/s|%)(?!\w)/g;
const statuses = /\b(?:HTTP\s|status\s(?:code\s)?)?[1-5]\d\d\b(?!\s?(?:ms|[kKMG]i?B|%))/g;

/**
 * Notes the names in a claim that its agent was not shown: code, routes, settings, amounts, status codes. It drops
 * nothing, because what a framework does by itself, or the result of a calculation, is written nowhere; the skeptic is
 * told. Only the title and the scenario are searched: a recommendation may name what does not exist yet.
 */
export const notesUnknownNames: Check = (draft, { seen }) => {
  const said = `${draft.claim.title}\n${draft.claim.scenario}`;
  const quoted = [...said.matchAll(inCode)].map(([, inner = '']) => inner);
  const plain = said.replace(inCode, ' ');
  const named = [
    ...quoted.filter((inner) => !isKnown(inner, seen)),
    ...[routes, settings].flatMap((pattern) => plain.match(pattern) ?? []).filter((name) => !isKnown(name, seen)),
    ...(plain.match(amounts) ?? []).filter((amount) => !seen.has(/^\d+/.exec(amount)?.[0] ?? '')),
    // Consequences are often described by their status code; several unknown ones count as one.
    ...(plain.match(statuses) ?? []).filter((status) => !seen.has(status.slice(-3))).slice(0, 1),
  ];
  return { ...draft, unknown: [...new Set(named)].slice(0, mostUnknown) };
};

/** Whether the name was shown, as a whole or word by word. */
function isKnown(name: string, seen: { has(name: string): boolean }): boolean {
  const words = name.match(/[\p{L}_$][\p{L}\p{N}_$]{2,}|\d{2,}/gu) ?? [];
  return seen.has(name) || (words.length > 0 && words.every((word) => seen.has(word)));
}
