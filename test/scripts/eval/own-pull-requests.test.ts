import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { afterEach, expect, test } from 'vitest';
import { evaluate } from '../../../scripts/eval/evaluate.ts';
import { shop } from '../../core/agents/shop.ts';
import { startFakeGithub } from '../../fake-github/fake-github.ts';

const root = mkdtempSync(join(tmpdir(), 'architect-own-'));
const lines: string[] = [];
afterEach(() => rmSync(root, { recursive: true }));

test('a list of pull requests of a GitHub is imported with the token of a person, labelled, and measured', async () => {
  const github = await startFakeGithub();
  const tree = (side: 0 | 1) =>
    Object.fromEntries(Object.entries(shop).map(([path, texts]) => [path, texts[side] ?? '']));
  const repository = github.repository('acme/shop', { files: tree(0) });
  const [flawed, harmless] = [repository.propose(tree(1), {}), repository.propose({ 'README.md': 'Our shop.\n' }, {})];
  const person = new Octokit({ baseUrl: github.url, auth: github.personalToken('acme') });
  const openapi = 'services/orders/openapi.yaml';
  await person.rest.pulls.createReviewComment({
    owner: 'acme',
    repo: 'shop',
    pull_number: flawed.number,
    commit_id: flawed.head,
    path: openapi,
    line: 16,
    side: 'LEFT',
    body: 'The app reads it.',
  });
  const env = { GITHUB_TOKEN: github.personalToken('acme'), GITHUB_API_URL: github.url };
  const run = (...given: string[]) => evaluate(given, env, { say: (text) => lines.push(text), progress: () => {} });
  await run('--from-pr', `acme/shop#${flawed.number}`, `acme/shop#${harmless.number}`, '--into', root);
  await github.stop();
  const path = (number: number) => join(root, `acme-shop-${number}`, 'case.json');
  const read = (number: number) => JSON.parse(readFileSync(path(number), 'utf8')) as Record<string, unknown>;
  const imported = read(flawed.number);
  expect(imported['drafts']).toEqual([{ path: openapi, lines: 16, side: 'before', said: 'The app reads it.' }]);
  const label = { checks: ['contract/optional-response-field-removed'], path: openapi, lines: 16, side: 'before' };
  const call = { checks: ['RES-01'], path: 'services/orders/src/place.ts', lines: 6, side: 'after' };
  const golden = [label, call].map((one) => ({ ...one, severity: 'high' }));
  writeFileSync(path(flawed.number), JSON.stringify({ ...imported, golden }));
  writeFileSync(path(harmless.number), JSON.stringify({ ...read(harmless.number), clean: true }));
  lines.length = 0;
  await run('--suite', root, '--verbose');
  const rows = new Map(
    lines
      .join('\n')
      .split('\n')
      .map((line) => [line.slice(0, 20).trim(), line.slice(20).trim()]),
  );
  expect(lines).toHaveLength(1);
  expect(rows.get('reviews')).toBe('2');
  expect(rows.get('precision')).toMatch(/^100\.0 %/);
  expect(rows.get('recall')).toMatch(/^100\.0 %/);
  expect(rows.get('alarms on clean ones')).toMatch(/^0\.0 %/);
});
