import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from '../../../scripts/eval/evaluate.ts';
import { historyCases } from '../../../scripts/eval/history/history-cases.ts';
import { readHistoryList } from '../../../scripts/eval/history/history-list.ts';
import { repository } from '../../entry/command-line/repository.ts';

const histories = join(import.meta.dirname, '../../histories');
let root = '';
let list = '';
let commit = '';
const client = 'services/orders/stock.ts';
const ask = (more = '') => `export const stock = (id: string) => fetch(\`http://stock/\${id}\`${more});\n`;
const label = {
  checks: ['resilience/http-call-without-timeout'],
  path: client,
  lines: 1,
  side: 'after',
  severity: 'high',
  why: 'It waits for stock as long as stock likes.',
};
const change = () => ({ name: 'change-1', repository: 'shop', commit, labels: [label] });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'architect-history-'));
  list = join(root, 'list.ndjson');
  mkdirSync(join(root, 'shop'));
  const shop = repository(join(root, 'shop'));
  shop.commit('ask for stock', { [client]: ask(', { signal: AbortSignal.timeout(500) }'), 'old.txt': 'a\n' });
  shop.commit('drop the limit: it is in the way\n\nStock is fast.\n\nAsk Ada.', { [client]: ask(), 'old.txt': null });
  commit = shop.git('rev-parse', 'HEAD').trim();
  shop.commit('go on', { 'later.txt': 'b\n' });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(...lines: readonly object[]): string {
  writeFileSync(list, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return list;
}

describe('a list of changes of histories', () => {
  test('makes cases of commits, under names that say nothing of them', async () => {
    const [one, ...others] = await historyCases(write(change()), 'nowhere');
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: 'change-1', title: 'change-1', clean: false, asOf: expect.stringMatching(/^20/) });
    expect(one?.before).toEqual({ [client]: ask(', { signal: AbortSignal.timeout(500) }'), 'old.txt': 'a\n' });
    expect(one?.after).toEqual({ [client]: ask() });
    expect(one?.golden).toMatchObject([{ id: 'change-1#1', must: true, severity: 'high' }]);
    const { intent, ...rest } = one ?? expect.fail();
    expect(JSON.stringify(rest)).not.toContain('in the way');
    expect(intent).toEqual({ title: 'drop the limit: it is in the way', description: 'Stock is fast.\n\nAsk Ada.' });
  });

  test('is measured as a suite', async () => {
    const said: string[] = [];
    const voices = { say: (text: string) => said.push(text), progress: () => {} };
    await evaluate(['--suite', 'history', write(change())], {}, voices);
    expect(said.join('\n')).toMatch(/recall +100\.0 %/);
    const away = write({ ...change(), repository: 'acme/shop' });
    mkdirSync(join(root, 'clones/acme'), { recursive: true });
    repositoryCopy(join(root, 'clones/acme/shop'));
    await evaluate(['--suite', 'history', away, '--clones', join(root, 'clones')], {}, voices);
    expect(said.at(-1)).toMatch(/recall +100\.0 %/);
    await expect(evaluate(['--suite', 'history'], {}, voices)).rejects.toThrow('Which changes?');
  });

  test.each([
    ['no JSON', () => '{', /list\.ndjson:1 is not JSON/],
    ['a name that tells', () => ({ ...change(), name: 'drops the limit' }), /no change at name/],
    ['no commit', () => ({ ...change(), commit: 'HEAD' }), /no change at commit/],
    ['no reason', () => ({ ...change(), labels: [{ ...label, why: '' }] }), /no change at labels\.0\.why/],
    ['neither label nor word', () => ({ ...change(), labels: [] }), /has no label, and is not called clean/],
    ['labels though clean', () => ({ ...change(), clean: true }), /is clean, and has labels/],
  ])('with %s is told what is wrong', (_, line, problem) => {
    const one = line();
    writeFileSync(list, typeof one === 'string' ? one : JSON.stringify(one));
    expect(() => readHistoryList(list)).toThrow(problem);
  });

  test('says how to get what is not here', async () => {
    expect(() => readHistoryList(join(root, 'nothing'))).toThrow('There is no list at');
    expect(() => readHistoryList(write())).toThrow('There is no change in');
    expect(() => readHistoryList(write(change(), change()))).toThrow('two changes called change-1');
    await expect(historyCases(write({ ...change(), repository: 'acme/shop' }), 'clones')).rejects.toMatchObject({
      hint: 'Get it: git clone --bare https://github.com/acme/shop clones/acme/shop',
    });
    await expect(historyCases(write({ ...change(), commit: 'abcdef0' }), 'clones')).rejects.toThrow(
      'no commit abcdef0',
    );
    const astray = { ...change(), labels: [{ ...label, path: 'old.txt' }] };
    await expect(historyCases(write(astray), 'clones')).rejects.toThrow('a label on old.txt');
  });

  test('is kept for the agent, with flaws and clean changes', () => {
    const kept = readHistoryList(join(histories, 'agent-cases.ndjson'));
    expect(kept.filter(({ clean }) => clean).length).toBeGreaterThanOrEqual(4);
    expect(kept.filter(({ labels }) => labels.length > 0).length).toBeGreaterThanOrEqual(12);
  });

  test('is judged line by line, and the page says what that comes to', () => {
    const kept = readHistoryList(join(histories, 'agent-cases.ndjson'));
    const labels = linesOf(labelSchema, 'agent-labels.ndjson');
    const findings = linesOf(findingSchema, 'agent-findings.ndjson');
    const named = kept.flatMap(({ name, labels }) => labels.map((_, index) => `${name} ${index}`));
    expect(labels.map(({ change, label }) => `${change} ${label}`)).toEqual(named);
    expect(findings.filter(({ change }) => !kept.some(({ name }) => name === change))).toEqual([]);
    const wanted = labels.filter(
      ({ change, label }) => kept.find(({ name }) => name === change)?.labels[label]?.must === true,
    );
    const count = (verdict: string, of: typeof findings = findings) =>
      of.filter((one) => one.verdict === verdict).length;
    const inDiff = findings.filter(({ place }) => place === 'inline');
    const page = readFileSync(join(histories, '../../docs/agent-quality.md'), 'utf8');
    for (const said of [
      `${wanted.filter(({ outcome }) => outcome !== 'not named').length} of ${wanted.length} |`,
      `${wanted.filter(({ outcome }) => outcome === 'published').length} of ${wanted.length} (`,
      `${count('worth')} / ${count('noise')} / ${count('false')} |`,
      `| as a comment in the diff | ${count('worth', inDiff)} | ${count('noise', inDiff)} |`,
    ]) {
      expect(page).toContain(said);
    }
  });
});

/** What became of a label. */
const labelSchema = z.strictObject({
  change: z.string(),
  label: z.int(),
  outcome: z.enum(['published', 'withheld', 'not named']),
  at: z.string().optional(),
  why: z.string().optional(),
});

/** What somebody made of a finding that was published. */
const findingSchema = z.strictObject({
  change: z.string(),
  check: z.string(),
  path: z.string(),
  line: z.int(),
  side: z.enum(['before', 'after']),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  place: z.enum(['inline', 'summary', 'folded']),
  verdict: z.enum(['worth', 'noise', 'false']),
  why: z.string().min(20),
});

function linesOf<Line>(schema: z.ZodType<Line>, name: string): readonly Line[] {
  const lines = readFileSync(join(histories, name), 'utf8').trim().split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function repositoryCopy(path: string): void {
  repository(join(root, 'shop')).git('clone', '--quiet', '--bare', '.', path);
}
