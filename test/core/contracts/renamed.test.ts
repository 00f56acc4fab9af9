import { expect, test } from 'vitest';
import type { Element } from '../../../src/core/contracts/comparison/element.ts';
import { pair } from '../../../src/core/contracts/comparison/pair.ts';
import { rootOf } from '../../../src/core/texts/document.ts';
import { plainNotation } from '../../../src/core/texts/parsed.ts';

const document = { file: 'a', text: '', value: {}, notation: plainNotation, locate: () => undefined };

/** An operation of a key, known to others by its aliases, that counts how often it is asked whether it is another one. */
function element(key: string, aliases: readonly string[], asked: { times: number }): Element {
  return {
    kind: 'operation',
    key,
    name: key,
    flow: 'input',
    at: rootOf(document),
    role: 'choice',
    given: {},
    renamedFrom: () => ++asked.times > 0,
    aliases: () => aliases,
    aspects: () => [],
    parts: () => [],
  };
}

test('of many that were renamed only those are asked that share an alias', () => {
  const asked = { times: 0 };
  const side = (name: string) => Array.from({ length: 500 }, (_, at) => element(`${name} ${at}`, [`at ${at}`], asked));
  const pairs: string[] = [];
  const left = pair(side('order'), side('orders'), Object.is, (a, b) => void pairs.push(`${a.key} -> ${b.key}`));
  expect(left).toEqual([[], []]);
  expect(pairs.slice(0, 2)).toEqual(['order 0 -> orders 0', 'order 1 -> orders 1']);
  expect(asked.times).toBe(500);
});
