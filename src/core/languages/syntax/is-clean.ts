import { parse } from './parse.ts';

/** Whether a text has no syntax error in this grammar; null where the grammar cannot tell. */
export function isClean(text: string, grammar: string): boolean | null {
  const parsed = parse(text, grammar, ({ rootNode }) => !rootNode.hasError);
  return 'value' in parsed ? parsed.value : null;
}
