import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../src/core/model/rule.ts';
import { casesOf } from '../../test/cases/fixture.ts';
import { exampleOf } from './example.ts';
import { coverageTable, ruleList } from './rule-list.ts';
import { rulePage } from './rule-page.ts';

/** The generated files by path; null for a file that is to be deleted. */
export type Generated = ReadonlyMap<string, string | null>;

/** The pages of the rules, their list, and the README with its coverage table, if it has a place for one. */
export async function documents(root: string, rules: Readonly<Record<string, Rule>>): Promise<Generated> {
  const cases = casesOf(join(root, 'test/fixtures/rules'));
  const pages = Object.entries(rules).map(async ([id, rule]) => {
    const folder = join(root, 'test/fixtures/rules', id);
    const examples = (cases.get(id) ?? []).map((name) => exampleOf(folder, id, name, rules));
    const judged = await Promise.all(examples);
    const flagged = judged.find(({ findings }) => findings.length > 0);
    const clean = judged.find(({ findings }) => findings.length === 0);
    return [`docs/rules/${id}.md`, rulePage(id, rule, flagged, clean)] as const;
  });
  const wanted = new Map<string, string | null>([
    ...(await Promise.all(pages)),
    ['docs/rules/README.md', ruleList(rules)],
  ]);
  const folder = join(root, 'docs/rules');
  const present = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const path of present.filter((name) => name.endsWith('.md')).map((name) => `docs/rules/${name}`)) {
    if (!wanted.has(path)) wanted.set(path, null);
  }
  const readme = withCoverage(join(root, 'README.md'), rules);
  if (readme !== null) wanted.set('README.md', readme);
  return wanted;
}

function withCoverage(path: string, rules: Readonly<Record<string, Rule>>): string | null {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [open, close] = ['<!-- coverage -->', '<!-- /coverage -->'];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) return null;
  return `${text.slice(0, start + open.length)}\n${coverageTable(rules)}\n${text.slice(end)}`;
}
