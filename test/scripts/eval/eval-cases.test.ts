import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evaluate } from '../../../scripts/eval/evaluate.ts';
import { readLabelled } from '../../../scripts/eval/labelled.ts';
import { patched } from '../../../scripts/eval/patched.ts';
import { reviewWithRules } from '../../../scripts/eval/review-case.ts';
import { tallyOf } from '../../../scripts/eval/score.ts';
import { UserProblem } from '../../../src/core/model/problem.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'architect-eval-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const stock = 'services/orders/stock.ts';
const before = `export async function inStock(sku: string): Promise<boolean> {
  const answer = await fetch(\`http://stock/\${sku}\`, { signal: AbortSignal.timeout(500) });
  return answer.ok;
}
`;
const after = before.replace(', { signal: AbortSignal.timeout(500) }', '');
const patch = `diff --git a/${stock} b/${stock}
--- a/${stock}
+++ b/${stock}
@@ -1,4 +1,4 @@
 export async function inStock(sku: string): Promise<boolean> {
-  const answer = await fetch(\`http://stock/\${sku}\`, { signal: AbortSignal.timeout(500) });
+  const answer = await fetch(\`http://stock/\${sku}\`);
   return answer.ok;
 }
`;
const label = {
  checks: ['resilience/http-call-without-timeout'],
  path: stock,
  lines: 2,
  side: 'after',
  severity: 'high',
};
const labelled = { asOf: '2026-11-20', golden: [label] };

describe('a labelled pull request on the disk', () => {
  test('is two trees, or one and a patch, and is scored like a mutation', async () => {
    write({
      'trees/case.json': JSON.stringify(labelled),
      [`trees/base/${stock}`]: before,
      [`trees/head/${stock}`]: after,
      'patched/case.json': JSON.stringify({ ...labelled, id: 'a-patch', title: 'Ask stock' }),
      [`patched/base/${stock}`]: before,
      'patched/change.patch': patch,
      'notes/readme.txt': 'no case',
    });
    const cases = readLabelled(root);
    expect(cases.map(({ id, title }) => [id, title])).toEqual([
      ['a-patch', 'Ask stock'],
      ['trees', 'trees'],
    ]);
    expect(cases[0]?.after).toEqual(cases[1]?.after);
    for (const one of cases) {
      expect(tallyOf(one, await reviewWithRules(one))).toMatchObject({
        right: 1,
        wrong: 0,
        missed: 0,
        onLine: 1,
      });
    }
  });

  test('has the configuration of its base, unless it says otherwise', async () => {
    const off = 'rules:\n  resilience/http-call-without-timeout: off\n';
    write({
      'one/case.json': JSON.stringify(labelled),
      [`one/base/${stock}`]: before,
      [`one/head/${stock}`]: after,
      'one/base/.github/architect.yml': off,
      'one/head/.github/architect.yml': off,
      'two/case.json': JSON.stringify({ ...labelled, config: null }),
      [`two/base/${stock}`]: before,
      [`two/head/${stock}`]: after,
      'two/base/.github/architect.yml': off,
      'two/head/.github/architect.yml': off,
    });
    const found = await Promise.all(
      readLabelled(root).map(async (one) => tallyOf(one, await reviewWithRules(one)).found),
    );
    expect(found).toEqual([0, 1]);
  });

  test('may say less: nothing is needed but the trees', () => {
    write({ 'one/case.json': '{"clean":true}', 'one/base/a.txt': '', 'one/head/a.txt': '' });
    expect(readLabelled(root)).toMatchObject([
      { id: 'one', asOf: expect.stringMatching(/^20\d\d-/), clean: true, golden: [], forbid: [], config: null },
    ]);
  });

  test('may call the sides as its folders, and its patch a patch', () => {
    const golden = [label, { ...label, side: 'head' }, { ...label, side: 'base' }];
    write({ 'one/case.json': JSON.stringify({ golden }), [`one/base/${stock}`]: before, 'one/patch': patch });
    const [one] = readLabelled(root);
    expect(one?.golden.flatMap(({ places }) => places.map(({ side }) => side))).toEqual(['after', 'after', 'before']);
    expect(one?.after).toEqual({ [stock]: after });
  });

  test.each([
    ['no JSON', '{', /case\.json is not JSON/],
    ['no day', '{"asOf":"yesterday"}', /case\.json is no case at asOf/],
    ['a word it does not know', '{"asOf":"2026-11-20","gold":[]}', /no case: .*gold/],
    [
      'a severity there is not',
      JSON.stringify({ ...labelled, golden: [{ ...label, severity: 'bad' }] }),
      /golden\.0\.severity/,
    ],
    [
      'a label on no file',
      JSON.stringify({ ...labelled, golden: [{ ...label, path: 'x.ts' }] }),
      /a label on x\.ts, which is not there after the change/,
    ],
    ['a clean case with labels', JSON.stringify({ ...labelled, clean: true }), /is clean, and has labels/],
  ])('with %s is told what is wrong', (_, text, problem) => {
    write({ 'one/case.json': text, [`one/base/${stock}`]: before, [`one/head/${stock}`]: after });
    expect(() => readLabelled(root)).toThrow(problem);
  });

  test('without a change is none', () => {
    write({ 'one/case.json': JSON.stringify(labelled), [`one/base/${stock}`]: before });
    expect(() => readLabelled(root)).toThrow(/has no change/);
    expect(() => readLabelled(join(root, 'nowhere'))).toThrow(/There is no case in/);
  });
});

describe('a patch', () => {
  const files = { 'moved.txt': 'A\n', 'kept.txt': 'one\ntwo\n', 'gone.txt': 'x\n' };

  test('adds, removes, renames and edits', () => {
    const text = `diff --git a/moved.txt b/here.txt
similarity index 100%
rename from moved.txt
rename to here.txt
diff --git a/kept.txt b/kept.txt
--- a/kept.txt
+++ b/kept.txt
@@ -1,2 +1,2 @@
 one
-two
+three
diff --git a/gone.txt b/gone.txt
deleted file mode 100644
--- a/gone.txt
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git a/come.txt b/come.txt
new file mode 100644
--- /dev/null
+++ b/come.txt
@@ -0,0 +1 @@
+new
`;
    expect(patched(files, 'change.patch', text)).toEqual({
      'here.txt': 'A\n',
      'kept.txt': 'one\nthree\n',
      'come.txt': 'new\n',
    });
  });

  test.each([
    ['another text', 'kept.txt', /kept\.txt is not as the patch expects it/],
    ['a file that is not there', 'other.txt', /other\.txt is not in the base/],
  ])('that expects %s is refused', (_, name, problem) => {
    const text = `--- a/${name}\n+++ b/${name}\n@@ -1,2 +1,2 @@\n five\n-six\n+seven\n`;
    expect(() => patched(files, 'change.patch', text)).toThrow(problem);
  });
});

test('CONTRIBUTING.md shows a case that can be read', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../CONTRIBUTING.md'), 'utf8');
  const [, json = ''] = /```json\n(\{\s*"title"[^`]*)```/.exec(page) ?? [];
  write({
    'one/case.json': json,
    'one/base/services/orders/openapi.yaml': '',
    'one/head/services/orders/src/pay.ts': '',
  });
  expect(readLabelled(root)).toMatchObject([{ golden: [{ must: true }, { must: false }] }]);
});

describe('npm run eval', () => {
  const run = async (...given: string[]) => {
    const said: string[] = [];
    await evaluate(given, {}, { say: (text) => said.push(text), progress: () => {} });
    return said;
  };

  test('measures a folder of cases by the rules, and names what was missed', async () => {
    const missed = { ...label, checks: ['RES-02'], lines: 40 };
    write({
      'one/case.json': JSON.stringify({ ...labelled, golden: [label, missed] }),
      [`one/base/${stock}`]: before,
      [`one/head/${stock}`]: after,
    });
    const [first, table] = await run('--suite', root, '--verbose');
    expect(first).toBe(`rules one: missed RES-02 ${stock}:40`);
    expect(table).toMatch(/recall\s+50\.0 %/);
  });

  test.each([
    [['--mode', 'agent'], /ANTHROPIC_API_KEY is not set/],
    [['--mode', 'both'], /ANTHROPIC_API_KEY is not set/],
    [['--mode', 'none'], /There is no mode none/],
    [['--suite', 'nowhere'], /There is no case in nowhere/],
    [['--suit', 'mutations'], /Unknown option '--suit'/],
    [['mutations'], /What is mutations\?/],
    [['--from-pr', 'shop'], /shop names no pull request/],
    [['--max-usd', '0'], /--max-usd is 0/],
    [['--update', '--suite', 'evals'], /--update writes what the rules make of the mutations/],
  ])('%j is answered with a sentence', async (given, said) => {
    await expect(run(...given)).rejects.toThrow(said);
    await expect(run(...given)).rejects.toBeInstanceOf(UserProblem);
  });

  test('ends with 2 where a model cannot be asked', () => {
    const { ANTHROPIC_API_KEY: _key, ...env } = process.env;
    const cwd = join(import.meta.dirname, '../../..');
    const { status, stderr } = spawnSync(process.execPath, ['scripts/eval.ts', '--mode', 'agent'], { cwd, env });
    expect([status, String(stderr)]).toEqual([2, expect.stringMatching(/ANTHROPIC_API_KEY is not set/)]);
  });
});
