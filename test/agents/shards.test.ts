import { describe, expect, test } from 'vitest';
import { lenses, questionsOf } from '../../src/agents/lenses.ts';
import { halves, shardsOf } from '../../src/agents/shards.ts';
import type { Facts } from '../../src/model/facts.ts';
import { type AskRule, isAskRule } from '../../src/model/rule.ts';
import { treeOf } from '../../src/model/tree.ts';
import { rules } from '../../src/rules/index.ts';
import { changeOf } from './change.ts';

const facts = (roots: readonly string[] = [], imports: readonly (readonly [string, string])[] = []): Facts => ({
  asOf: '2026-06-01',
  contracts: [],
  sources: {
    before: [],
    after: imports.map(([path, target]) => ({
      path,
      language: 'typescript',
      role: 'service',
      imports: [{ specifier: target, target, line: 1, typeOnly: false, touched: true }],
      calls: [],
      clients: [],
    })),
  },
  services: roots.map((root) => ({ name: root, root, because: '', library: false, exports: false })),
  unread: [],
  seen: [],
  wanted: [],
});

const cut = (texts: Parameters<typeof changeOf>[0], known = facts()) => {
  const { before, after, files } = changeOf(texts);
  const { shards, skipped } = shardsOf(files, known, [], { before: treeOf(before), after: treeOf(after) });
  return { shards, names: shards.map(({ diffs }) => diffs.map(({ path }) => path)), skipped };
};
const lines = (count: number, word: string) => `${`${word} `.repeat(10)}\n`.repeat(count);

describe('a change is cut', () => {
  test('not at all where it fits, contracts first and tests last', () => {
    const { names, skipped } = cut({
      'test/api.test.ts': ['a', 'b'],
      'src/total.ts': ['a', 'b'],
      'src/client.ts': ['a', 'b'],
      'openapi.yaml': ['a', 'b'],
      'db/migrations/7.sql': [null, 'b'],
    });
    expect(names).toEqual([
      ['openapi.yaml', 'db/migrations/7.sql', 'src/client.ts', 'src/total.ts', 'test/api.test.ts'],
    ]);
    expect(skipped).toEqual([]);
  });

  test('by service, and services that now import each other stay together', () => {
    const large = lines(750, 'total');
    const texts = {
      'services/orders/a.ts': [null, large],
      'services/billing/b.ts': [null, large],
      'services/stock/c.ts': [null, large],
    } as const;
    const roots = ['services/billing', 'services/orders', 'services/stock'];
    const { names } = cut(texts, facts(roots, [['services/orders/a.ts', 'services/stock/c.ts']]));
    expect(names).toEqual([['services/billing/b.ts'], ['services/orders/a.ts', 'services/stock/c.ts']].toSorted());
  });

  test('in two halves, unless it is one file', () => {
    const { shards } = cut({ 'a.ts': ['a', 'b'], 'b.ts': ['a', 'b'], 'c.ts': ['a', 'b'] });
    const [one, other] = halves(shards[0] ?? expect.fail('no shard')) ?? expect.fail('not cut');
    expect([one, other].map(({ diffs }) => diffs.map(({ path }) => path))).toEqual([['a.ts', 'b.ts'], ['c.ts']]);
    expect(halves(other)).toBeNull();
  });

  test('without what is generated, secret or too large, and every changed file is accounted for', () => {
    const texts = {
      '.env.production': ['KEY=1', 'KEY=2'],
      'dist/app.min.js': ['a', 'b'],
      ...Object.fromEntries(
        Array.from({ length: 8 }, (_, index) => [`src/f${index}.ts`, [null, lines(1200, `w${index}`)] as const]),
      ),
      'src/ok.ts': ['a', 'b'],
    } as const;
    const { names, skipped } = cut(texts);
    expect(skipped).toEqual(
      expect.arrayContaining([
        { path: '.env.production', because: 'it may hold secrets' },
        { path: 'dist/app.min.js', because: 'it is generated' },
        { path: 'src/f7.ts', because: 'the change is too large to show all of it to an agent' },
      ]),
    );
    expect(new Set([...names.flat(), ...skipped.map(({ path }) => path)])).toEqual(new Set(Object.keys(texts)));
    expect(names.flat()).toContain('src/ok.ts');
  });
});

test('every question belongs to exactly one lens', () => {
  const asked = Object.fromEntries(
    Object.entries(rules).filter((entry): entry is [string, AskRule] => isAskRule(entry[1])),
  );
  const all = lenses.flatMap((lens) => Object.keys(questionsOf(lens, asked)));
  expect(all.toSorted()).toEqual(Object.keys(asked).toSorted());
});
