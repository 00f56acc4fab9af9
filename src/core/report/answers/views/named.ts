import type { Statement } from '../../../model/fact.ts';
import { code, prose } from '../../words/escape.ts';
import { lineInWords } from '../../words/line-in-words.ts';
import { listed } from '../../words/listed.ts';

/** More items than this are counted. */
const most = 15;

/** A paragraph that says what follows, and a list of it; nothing where there is nothing to list. */
export function named(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0
    ? []
    : [
        `**${title}**`,
        listed(
          items.map((item) => `- ${item}`),
          most,
        ),
      ];
}

/** A place in a file as it is named: `src/pay.ts:12`. */
export function at(path: string, line: number): string {
  return code(`${path}:${line}`);
}

/** What was read, with its line. */
export function sayStatement({ said, ...at }: Pick<Statement, 'said' | 'path' | 'line' | 'side'>): string {
  return `${prose(said)} (${lineInWords(at)})`;
}
