import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { openMetrics } from '../../src/adapters/observe/metrics.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const { groups } = load(read('monitoring/alerts.yml')) as { groups: { rules: { alert: string; expr: string }[] }[] };
const { panels } = JSON.parse(read('monitoring/dashboard.json')) as {
  panels: { title: string; targets: { expr: string }[] }[];
};
const asked = [
  ...groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => [alert, expr] as const)),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];
const known = openMetrics()
  .registry.getMetricsAsArray()
  .map(({ name }) => name);

test.each(asked)('%s asks for numbers that there are', (_, expr) => {
  const names = expr.match(/\barchitect_\w+/gu) ?? [];
  expect(names).not.toEqual([]);
  for (const name of names) expect(known).toContain(name.replace(/_(?:bucket|count|sum)$/u, ''));
});

test.each(asked)('%s counts nothing once for each process that knows it', (_, expr) => {
  for (const [, by] of expr.matchAll(
    /\b(\w+)(?: by \([^)]*\))? ?\(architect_(?:jobs|oldest_job_seconds|github_ratelimit_\w+)\b/gu,
  ))
    expect(['max', 'min', 'absent']).toContain(by);
});

test('the page on running names every number', () => {
  const page = read('docs/running.md');
  const ours = known.filter((name) => name.startsWith('architect_'));
  expect(ours.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
