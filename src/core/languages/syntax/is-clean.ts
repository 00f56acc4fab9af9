import { parse } from './parse.ts';

/** Whether a text has no syntax error in this grammar; null if it cannot be parsed. */
export function isClean(text: string, grammar: string): boolean | null {
  const parsed = parse(text, grammar, ({ rootNode }) => !rootNode.hasError);
  return 'value' in parsed ? parsed.value : null;
}
