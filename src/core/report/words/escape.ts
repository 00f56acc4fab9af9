/**
 * Text from a pull request on its way into Markdown. Names, paths and values are written by whoever opened the pull
 * request, and what we post is read under our name: none of it may become a link, an image, HTML, a mention, a
 * reference to an issue, or the end of something we opened.
 */

/** Unseen by people; keeps the host from reading the characters around it as a mention, a reference or an address. */
const gap = '\u200B';

/** More than a person reads of one value. */
const longest = 1500;

/** One line of visible characters, cut where it is too long. Safe to print to a terminal. */
export function plain(value: string): string {
  const line = value
    .slice(0, longest * 8)
    .replace(/\s+/gu, ' ')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{DI}\u2800]/gu, '')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest).toWellFormed()}…`;
}

/** Plain text for a host that takes `[words](address)` in it for a link, as readers of SARIF may. */
export function unlinked(value: string): string {
  return plain(value).replaceAll('](', `]${gap}(`);
}

/** Text in Markdown: it reads as it was written, and nothing in it is markup. Holds in a table cell too. */
export function text(value: string): string {
  return inert(plain(value));
}

/** A code span that nothing in the value can end. Not for table cells, where a pipe ends it. */
export function code(value: string): string {
  const inner = plain(value).replaceAll('<!--', '<! --');
  const runs = [...inner.matchAll(/`+/gu)].map(([run]) => run.length);
  const fence = '`'.repeat(runs.reduce((a, b) => Math.max(a, b), 0) + 1);
  const pad = inner === '' || inner.startsWith('`') || inner.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${inner}${inner === '' ? '' : pad}${fence}`;
}

/**
 * A sentence of ours with their words filled in. What stands between two backticks is code, the rest is text: a
 * backtick that was smuggled in changes which is which, and nothing more.
 */
export function prose(sentence: string): string {
  const pieces = plain(sentence).split('`');
  const unpaired = pieces.length % 2 === 0 ? `\\\`${inert(pieces.pop() ?? '')}` : '';
  return pieces.map((piece, index) => (index % 2 === 1 ? code(piece) : inert(piece))).join('') + unpaired;
}

function inert(line: string): string {
  return line
    .replace(/@/gu, `${gap}@${gap}`)
    .replace(/:(?=\/\/|[\w+-]+:)|#(?=\d)|\bgh-(?=\d)|\bwww(?=\.)/giu, `$&${gap}`)
    .replace(/[\\`*~[\]#$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/[&<>|]/gu, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/^(?:(?=[-+])|(\d+)(?=[.)]))/u, '$1\\');
}
