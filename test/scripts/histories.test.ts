import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orders } from '../entry/command-line/orders.ts';
import { repository } from '../entry/command-line/repository.ts';

const project = join(import.meta.dirname, '../..');
let folder = '';
let results = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'architect-histories-'));
  results = join(folder, 'results.ndjson');
  mkdirSync(join(folder, 'shop'));
  const shop = repository(join(folder, 'shop'));
  shop.commit('begin', { 'api/orders.yaml': orders(['id', 'total', 'note']), 'readme.md': 'Orders.\n' });
  shop.commit('say more', { 'readme.md': 'Orders, and more.\n' });
  shop.commit('drop the total', { 'api/orders.yaml': orders(['id', 'note']) });
  shop.commit('add a tax', { 'api/orders.yaml': orders(['id', 'note', 'tax']) });
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...options: readonly string[]): string {
  const args = [join(project, 'scripts/histories.ts'), folder, '--into', results, ...options];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout;
}

const recorded = () => readFileSync(results, 'utf8').trim().split('\n');

describe('npm run histories', () => {
  test('reviews the commits that touch a contract, and goes on where it was stopped', () => {
    expect(run()).toMatch(/^shop +2 +0 +1 /m);
    const [first = ''] = recorded();
    writeFileSync(results, `${first}\n`);
    expect(run()).toMatch(/^shop +2 +0 +1 /m);
    expect(recorded()[0]).toBe(first);
    expect(recorded()).toHaveLength(2);
  });

  test('counts what one finding says of several changes once', () => {
    const grouped = join(folder, 'grouped.ndjson');
    const clones = mkdtempSync(join(folder, 'clones-'));
    mkdirSync(join(clones, 'tickets'));
    const tickets = repository(join(clones, 'tickets'));
    tickets.commit('begin', { 'api.yaml': seats('stalls, circle, gallery') });
    tickets.commit('close two floors', { 'api.yaml': seats('stalls') });
    const args = [join(project, 'scripts/histories.ts'), clones, '--into', grouped, '--list'];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(readFileSync(grouped, 'utf8')).toContain('The value `circle` is no longer accepted');
    expect(stdout.split('\n').filter((line) => line.startsWith('{'))).toEqual([expect.stringContaining('2 values')]);
    expect(stdout).toMatch(/^all +1 +0 +1 +1 /m);
  });

  test('counts what somebody judged, and says what nobody did', () => {
    const listed = run('--list')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(listed).toMatchObject([{ repo: 'shop', rule: 'contract/response-field-removed' }]);
    const judged = join(folder, 'judged.ndjson');
    writeFileSync(judged, '');
    expect(run('--judged', judged)).toMatch(/^all +1 +0 +0 +0 +1 /m);
    writeFileSync(judged, `${JSON.stringify({ ...listed[0], judgement: 'false', why: 'nobody reads it' })}\n`);
    expect(run('--judged', judged)).toMatch(/^all +1 +0 +0 +1 +0 +0\.0 +0\.0 +100\.0$/m);
    expect(run('--judged', judged)).toMatch(/all are false +1$/m);
  });
});

function seats(floors: string): string {
  return `openapi: 3.0.3
info: { title: Tickets, version: 1.0.0 }
paths:
  /seats:
    get:
      parameters: [{ name: floor, in: query, schema: { type: string, enum: [${floors}] } }]
      responses: { '200': { description: ok } }
`;
}
