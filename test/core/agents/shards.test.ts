import { describe, expect, test } from 'vitest';
import { lenses, questionsOf } from '../../../src/core/agents/definition/lenses.ts';
import { halves, shardsOf } from '../../../src/core/agents/material/shards.ts';
import type { Fact } from '../../../src/core/model/fact.ts';
import { type Facts, noFacts } from '../../../src/core/model/facts.ts';
import { type AskRule, isAskRule } from '../../../src/core/model/rule.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { changeOf } from './change.ts';
import { consultOn, finding, telling, type Texts } from './consultation.ts';
import { real, retry, shop } from './shop.ts';

const facts = (roots: readonly string[] = [], imports: readonly (readonly [string, string])[] = []): Facts => ({
  ...noFacts('2026-06-01'),
  sources: {
    before: [],
    after: imports.map(([path, target]) => ({
      path,
      language: 'TypeScript',
      role: 'service',
      imports: [{ specifier: target, target, line: 1, typeOnly: false, touched: true }],
      calls: [],
      clients: [],
    })),
  },
  services: roots.map((root) => ({ name: root, root, because: '', library: false, exports: false })),
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

test('facts go with their files, and those of files that did not change with the first part', () => {
  const { before, after, files } = changeOf({
    'services/orders/a.ts': [null, lines(950, 'total')],
    'services/stock/c.ts': [null, lines(950, 'total')],
  });
  const fact = (path: string): Fact => ({
    id: `F-${path}`,
    kind: 'contract.breaking',
    certainty: 'proven',
    subject: path,
    said: 'gone',
    path,
    line: 1,
    side: 'after',
    finding: null,
  });
  const factIndex = ['openapi.yaml', 'services/orders/a.ts', 'services/stock/c.ts'].map(fact);
  const trees = { before: treeOf(before), after: treeOf(after) };
  const known = facts(['services/orders', 'services/stock']);
  expect(shardsOf(files, known, factIndex, trees).shards.map((shard) => shard.facts.map(({ path }) => path))).toEqual([
    ['openapi.yaml', 'services/orders/a.ts'],
    ['services/stock/c.ts'],
  ]);
});

describe('what a change removes', () => {
  test('is shown where there is no room for the rest of its file', () => {
    const added = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`openapi/f${index}.yaml`, [null, lines(1200, `w${index}`)] as const]),
    );
    const { shards, skipped } = cut({
      ...added,
      'test/old.test.ts': ['kept\nexpect(total)\n', 'kept\nadded\n'.repeat(3000)],
      'test/total.test.ts': ['const total = 1;\n', null],
    });
    const text = shards.flatMap(({ diffs }) => diffs.map((diff) => diff.text)).join('\n');
    expect(text).toMatch(/- b2 +\| expect\(total\)/);
    expect(text).toMatch(/- b1 +\| const total = 1;/);
    expect(text).not.toContain('| added');
    expect(skipped).toContainEqual({
      path: 'test/old.test.ts',
      because: expect.stringMatching(/^too long to show all of it: without \d+ added lines/),
    });
    expect(skipped.map(({ path }) => path)).not.toContain('test/total.test.ts');
  });

  test('is bounded too, and what was left out is said', () => {
    const { shards, skipped } = cut(
      Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`src/f${index}.ts`, [lines(4000, 'was'), null]])),
    );
    const size = shards.flatMap(({ diffs }) => diffs).reduce((sum, { text }) => sum + text.length, 0);
    expect(size).toBeLessThan(1_000_000);
    expect(skipped).toContainEqual({
      path: 'src/f8.ts',
      because: 'the change is too large to show all of it to an agent',
    });
  });
});

describe('a lens', () => {
  const asking = async (texts: Texts) =>
    (await consultOn(texts, () => finding())).questions.map(({ about }) => about.replace('backend-architect: ', ''));
  const large = (path: string, count = 21): Texts =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [path.replace('*', `f${index}`), ['a\n', 'b\n']]));
  const [contracts, data, operation] = [
    'contracts and access',
    'boundaries, data and resilience',
    'operation and rollout',
  ];

  test('is one for everything where the change is small', async () => {
    expect(await asking(large('src/*.py', 20))).toEqual(['everything']);
    expect(await asking({ 'src/pay.py': [null, 'pay()\n'.repeat(800)] })).toEqual(['everything']);
    expect(await asking({ 'src/pay.py': [null, 'pay()\n'.repeat(801)] })).not.toContain('everything');
  });

  test.each([
    ['proto/*.proto', [contracts]],
    ['src/endpoints/*.rs', [contracts, data, operation]],
    ['deploy/*.yaml', [contracts, operation]],
    ['infra/*.tf', [contracts, operation]],
    ['edge/*.cfg', [contracts]],
    ['db/*.sql', [contracts, data, operation]],
    ['events/*.avsc', [contracts, data]],
  ])(
    'looks at a large change where something calls for it, and always at what callers meet: %s',
    async (path, wanted) => {
      expect(await asking(large(path))).toEqual(wanted);
    },
  );

  test('may find what another lens asks', async () => {
    const texts = { ...large('services/orders/src/*.ts'), ...shop };
    const { publication, questions } = await consultOn(texts, ({ purpose, about }) =>
      purpose === 'refute' ? telling(real) : about.includes('contracts') ? finding(retry) : finding(),
    );
    expect(questions.map(({ about }) => about)).toContain(retry.check);
    expect(publication.comments.map(({ body }) => body).join()).toContain(retry.title);
  });

  test('is told which checks are its own', async () => {
    const { questions } = await consultOn(large('src/*.py'), () => finding());
    const asked = questions.map(({ messages }) => JSON.stringify(messages[0]?.content.at(-1)));
    expect(asked.map((text) => text.includes('resilience/retry-without-limit'))).toEqual([false, true, false]);
  });

  test('is asked with the same bytes before it as all others', async () => {
    const { questions } = await consultOn(large('src/auth/*.py'), () => finding());
    const prefixes = questions.map(({ system, tools, messages }) =>
      JSON.stringify([tools, system, messages[0]?.content[0]]),
    );
    expect(questions).toHaveLength(3);
    expect(new Set(prefixes).size).toBe(1);
  });
});

test('every question belongs to exactly one lens', () => {
  const asked = Object.fromEntries(
    Object.entries(rules).filter((entry): entry is [string, AskRule] => isAskRule(entry[1])),
  );
  const all = lenses.flatMap((lens) => questionsOf(lens, asked));
  expect(all.toSorted()).toEqual(Object.keys(asked).toSorted());
});

test('of thousands of files each is looked up once among those that were read', () => {
  const count = 3_000;
  let looks = 0;
  const texts = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`src/f${index}.ts`, ['a', 'b'] as const]),
  );
  const { before, after, files } = changeOf(texts);
  const sources = Object.keys(texts).map((path) =>
    Object.defineProperty(
      { path, language: 'TypeScript', role: 'generated' as const, imports: [], calls: [], clients: [] },
      'path',
      { get: () => (looks++, path) },
    ),
  );
  const known = { ...facts(), sources: { before: [], after: sources } };
  const { skipped } = shardsOf(files, known, [], { before: treeOf(before), after: treeOf(after) });
  expect(skipped).toHaveLength(count);
  expect(looks).toBeLessThan(10 * count);
});

test('services that import each other in a long chain are one part', () => {
  const count = 3_000;
  const roots = Array.from({ length: count }, (_, index) => `services/s${index}`);
  const chain = roots.slice(1).map((root, index) => [`${root}/a.ts`, `services/s${index}/a.ts`] as const);
  const large = lines(750, 'total');
  const first = 'services/s0/a.ts';
  const last = `services/s${count - 1}/a.ts`;
  const { names } = cut(
    { [first]: [null, large], 'services/alone/b.ts': [null, large], [last]: [null, large] },
    facts([...roots, 'services/alone'], chain),
  );
  expect(names).toContainEqual([first, last].toSorted());
});
