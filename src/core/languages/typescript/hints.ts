import type { Node } from 'web-tree-sitter';

const wording = /timeout|timed?_?out|deadline|abort|signal|breaker|bulkhead|\brace\b/gi;
const names = new Set([
  'identifier',
  'property_identifier',
  'shorthand_property_identifier',
  'shorthand_property_identifier_pattern',
  'type_identifier',
  'private_property_identifier',
]);
const most = 2000;

/**
 * The offsets of names in a text that are about limiting a wait. Comments and messages do not count, nor does
 * `setTimeout(...)`, which is how people sleep; `request.setTimeout(...)` and `on('timeout')` do.
 */
export function hintsIn(text: string, root: Node): readonly number[] {
  const found: number[] = [];
  for (const { 0: word, index } of text.matchAll(wording)) {
    if (found.length >= most) break;
    const quoted = word === 'timeout' && /['"]/.test(text[index - 1] ?? '');
    const node = root.descendantForIndex(index, index + 1);
    if (quoted || (node !== null && names.has(node.type) && !sleeps(node))) found.push(index);
  }
  return found;
}

/** The lines on which a comment suppresses all warnings of another tool, or those about timeouts. */
export function suppressedLines(text: string): ReadonlySet<number> {
  if (!marker.test(text)) return new Set();
  return new Set(
    text.split('\n').flatMap((line, index) => {
      const comment = marker.exec(line)?.[0];
      if (comment === undefined || !suppresses(comment)) return [];
      const alone = /^\s*(?:\/\/|\/\*|\{\/\*)/.test(line);
      return alone || comment.includes('next-line') ? [index + 1, index + 2] : [index + 1];
    }),
  );
}

const marker = /(?:NOSONAR|nosemgrep|noinspection|biome-ignore|(?:es|ox)lint-disable(?:-next)?-line).*/;

function suppresses(comment: string): boolean {
  const named = comment
    .replace(/^\S+/, '')
    .replace(/--.*|\*\/.*/g, '')
    .replace(/^[:\s]+/, '');
  if (/^NOSONAR/.test(comment) || named === '') return true;
  return /timeout|fetch|http|axios|resilien|request/i.test(named);
}

function sleeps(node: Node): boolean {
  return node.type === 'identifier' && /^(?:set|clear)Timeout$/.test(node.text);
}
