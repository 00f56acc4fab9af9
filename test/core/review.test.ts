import { expect, test } from 'vitest';
import { loadGrammar } from '../../src/adapters/local/grammars.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import { emptySnapshot } from '../../src/core/model/tree.ts';
import type { World } from '../../src/core/model/world.ts';
import { review } from '../../src/core/review.ts';

const job = { title: 'orders', head: 'after', asOf: '2026-06-01', failOn: null };

const root = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      responses:
        '200':
          description: The orders.
          content:
            application/json:
              schema: { $ref: './parts/1.yaml' }
`;

/** An order cut into one file a level, of which the change drops a field in the last, and a host that brings what is asked. */
function world(levels: number): World {
  const last = (fields: string) => `type: object\nproperties:\n  id: { type: string }\n${fields}`;
  const part = (level: number) => `type: object\nproperties:\n  part: { $ref: './${level + 1}.yaml' }\n`;
  const inner = Array.from({ length: levels - 1 }, (_, index) => [`parts/${index + 1}.yaml`, part(index + 1)] as const);
  const changed = `parts/${levels}.yaml`;
  const side = (text: string, wanted: readonly string[]) => {
    const whole = Object.fromEntries([['api.yaml', root], ...inner, [changed, text]]);
    const brought = Object.entries(whole).filter(([path]) => ['api.yaml', changed, ...wanted].includes(path));
    return { paths: Object.keys(whole), texts: Object.fromEntries(brought), refused: {} };
  };
  const hunk = { beforeStart: 1, beforeLines: 4, afterStart: 1, afterLines: 3, removed: [4], added: [] };
  return {
    grammar: () => Promise.reject(new Error('no code was changed')),
    fetch: async (_job, wanted): Promise<ChangeSet> => ({
      before: side(last('  total: { type: string }\n'), wanted),
      after: side(last(''), wanted),
      files: [{ status: 'modified', before: changed, after: changed, hunks: [hunk] }],
      configs: [],
      notes: [],
    }),
  };
}

test('a contract in many files is followed from one to the next', async () => {
  const { verified, coverage } = await review(job, world(12));
  expect(coverage.unread).toEqual([]);
  expect(verified[0]).toMatchObject({ finding: { path: 'parts/12.yaml', line: 4 }, verdict: { publish: 'inline' } });
});

test('where the rounds of fetching end, the rest is unread and not passed over', async () => {
  const { outcome, check, coverage } = await review(job, world(40));
  expect({ outcome, conclusion: check.conclusion }).toEqual({ outcome: 'degraded', conclusion: 'neutral' });
  expect(coverage.unread).toEqual([
    { file: 'parts/21.yaml', because: expect.stringMatching(/one after the other/), fix: expect.any(String) },
  ]);
});

test('every file of a large change is read', async () => {
  const paths = Array.from({ length: 1000 }, (_, index) => `src/orders-${index}.ts`).toSorted();
  const texts = Object.fromEntries(paths.map((path) => [path, 'export const total = 1;\n']));
  const hunk = { beforeStart: 1, beforeLines: 0, afterStart: 1, afterLines: 1, removed: [], added: [1] };
  const files = paths.map((path) => ({ status: 'added', before: null, after: path, hunks: [hunk] }) as const);
  const after = { paths, texts, refused: {} };
  const fetch = async (): Promise<ChangeSet> => ({ before: emptySnapshot, after, files, configs: [], notes: [] });
  const { coverage } = await review(job, { grammar: loadGrammar, fetch });
  expect(coverage.read['code file']).toEqual(paths);
});

/** A host that brings what is asked and no more, and what it was asked for. */
function meagreWorld(texts: Readonly<Record<string, string>>, added: string) {
  const asked = new Set<string>();
  const lines = texts[added]?.split('\n').map((_, index) => index + 1) ?? [];
  const hunk = { beforeStart: 1, beforeLines: 0, afterStart: 1, afterLines: lines.length, removed: [], added: lines };
  const files = [{ status: 'added', before: null, after: added, hunks: [hunk] } as const];
  const fetch = async (_job: unknown, wanted: readonly string[]): Promise<ChangeSet> => {
    for (const path of wanted) asked.add(path);
    const brought = Object.fromEntries(Object.entries(texts).filter(([path]) => asked.has(path)));
    const after = { paths: Object.keys(texts).toSorted(), texts: brought, refused: {} };
    return { before: emptySnapshot, after, files, configs: [], notes: [] };
  };
  return { asked, world: { grammar: loadGrammar, fetch } };
}

test('the manifest of a service that is newly imported is fetched, and no other', async () => {
  const starts = (name: string) => JSON.stringify({ name, scripts: { start: 'node .' } });
  const added = 'orders/src/place.ts';
  const { asked, world: host } = meagreWorld(
    {
      [added]: "import { charge } from '../../payments/src/charge.ts';\n",
      'orders/package.json': starts('orders'),
      'payments/package.json': starts('payments'),
      'payments/src/charge.ts': 'export const charge = 1;\n',
      'stock/package.json': starts('stock'),
    },
    added,
  );
  const { verified } = await review(job, host);
  expect([...asked].filter((path) => path.endsWith('package.json')).toSorted()).toEqual([
    'orders/package.json',
    'payments/package.json',
  ]);
  // By its path alone `payments` may be a library, and nobody is told off for importing one.
  expect(verified.map(({ finding }) => finding.message)).toEqual([
    '`orders` imports `payments/src/charge.ts`, which is inside of another service, `payments`.',
  ]);
});

test.each([
  ['paths: {exclude: [parts/]}', 'Nothing to review; the configuration leaves out 1 changed file by paths.exclude'],
  ['paths: {include: [docs/]}', 'Nothing to review; the configuration leaves out 1 changed file by paths.include'],
  ['paths: {exclude: [docs/]}', '1 dangerous change'],
])('what the configuration leaves out is told where nothing else is left: %s', async (text, title) => {
  const { fetch, grammar } = world(2);
  const configs = [{ path: '.github/architect.yml', folder: '', text }];
  const { check } = await review(job, { grammar, fetch: async (...of) => ({ ...(await fetch(...of)), configs }) });
  expect(check.title).toBe(title);
});
