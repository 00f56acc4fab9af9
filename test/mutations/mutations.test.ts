import { beforeAll, describe, expect, test } from 'vitest';
import { mutate } from '../../scripts/eval/mutate.ts';
import { type Mutation, readMutations } from '../../scripts/eval/mutations.ts';
import { type Judged, judgeMutations, lossesOf, type RuleTable, ruleTableOf } from '../../scripts/eval/rule-table.ts';
import { readRuleTable } from '../../scripts/eval/rule-table-file.ts';
import { rules } from '../../src/core/rules/index.ts';
import { hunksBetween } from '../../src/core/trees/hunks.ts';
import { findingOf } from '../core/report/finding.ts';

const isRule = (check: string) => Object.hasOwn(rules, check);
const mutations = await readMutations();

describe('the mutators', () => {
  test('make at least two dozen pull requests over four systems', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(24);
    const seeds = new Set(mutations.map(({ mutator }) => mutator.seed));
    expect([...seeds].toSorted()).toEqual(['express-openapi', 'fastapi-postgres', 'go-grpc', 'spring-kafka']);
  });

  test.each(mutations)('$id changes something, and its safe twin something else', ({ flawed, safe }) => {
    expect(flawed.after).not.toEqual(flawed.before);
    expect(safe.after).not.toEqual(safe.before);
    expect(flawed.after).not.toEqual(safe.after);
  });

  test.each(mutations)('$id is labelled where it changes something', ({ flawed }) => {
    expect(flawed.golden.some(({ must }) => must)).toBe(true);
    const apart = flawed.golden.flatMap(({ places }) => places.filter((place) => !isChanged(flawed, place)));
    expect(apart).toEqual([]);
  });

  test.each(mutations)('$id names rules that there are, and codes', ({ mutator }) => {
    const checks = mutator.golden.flatMap((label) => label.checks);
    expect(checks.filter((check) => !isRule(check) && !/^[A-Z]{3}-\d\d$/.test(check))).toEqual([]);
  });

  test('an edit that does not fit is an error, never a change that changes nothing', () => {
    const files = { 'order.ts': 'const total = total(total);' };
    expect(() => mutate(files, [{ path: 'order.ts', replace: 'sum', by: 'total' }])).toThrow('0 times');
    expect(() => mutate(files, [{ path: 'order.ts', replace: 'total', by: 'sum' }])).toThrow('3 times');
    expect(() => mutate(files, [{ path: 'line.ts', replace: 'total', by: 'sum' }])).toThrow('there is no line.ts');
    expect(() => mutate(files, [{ path: 'line.ts', remove: true }])).toThrow('there is no line.ts');
    expect(() => mutate(files, [{ path: 'order.ts', add: '' }])).toThrow('is there already');
    expect(mutate(files, [{ path: 'order.ts', replace: 'const total', by: 'const $&' }])).toEqual({
      'order.ts': 'const $& = total(total);',
    });
  });
});

describe('the rules alone', () => {
  let judged: readonly Judged[];
  let now: RuleTable;

  beforeAll(async () => {
    judged = await judgeMutations(mutations);
    now = ruleTableOf(judged);
  });

  test('say nothing that is proven about a safe twin', () => {
    const alarms = judged.flatMap(({ mutation, safe }) =>
      safe
        .filter(({ certainty }) => certainty === 'proven')
        .map(({ rule, path, line }) => `${mutation.id} (safe): ${rule} at ${path}:${line}`),
    );
    expect(alarms).toEqual([]);
  });

  test('find what they found, and raise no more alarms', () => expect(lossesOf(readRuleTable(), now)).toEqual([]));

  test('are in test/mutations/rules.json as they are', () => {
    expect(now, 'look at the difference, then: npm run eval -- --update').toEqual(readRuleTable());
  });
});

describe('the table', () => {
  const { id, flawed } = mutations.find((one) => one.id === 'resilience/timeout-removed') as Mutation;
  const rule = 'resilience/http-call-without-timeout';
  const place = flawed.golden[0]?.places[0];
  const found = findingOf({ rule, path: place?.path ?? '', line: place?.from ?? 0, side: 'after' });
  const tableOf = (of: Partial<Judged>) => ruleTableOf([{ mutation: { id, flawed }, flawed: [], safe: [], ...of }]);

  test('counts a rule that finds its label, one that misses it, and one that speaks up on the twin', () => {
    expect(tableOf({ flawed: [found] }).rules).toEqual({ [rule]: { labels: 1, found: 1, falseAlarms: 0 } });
    expect(tableOf({}).rules).toEqual({ [rule]: { labels: 1, found: 0, falseAlarms: 0 } });
    expect(tableOf({ safe: [found] }).rules).toEqual({ [rule]: { labels: 1, found: 0, falseAlarms: 1 } });
    expect(tableOf({ flawed: [findingOf()] }).mutators).toEqual({
      [id]: { found: [], missed: [rule], wrong: ['contract/response-field-removed'], falseAlarms: [] },
    });
  });

  test('tells what was lost', () => {
    expect(lossesOf(tableOf({}), tableOf({ flawed: [found] }))).toEqual([]);
    expect(lossesOf(tableOf({ flawed: [found] }), tableOf({}))).toEqual([
      `${rule} finds 0 of 1 labels; it found 1 of 1`,
    ]);
    expect(lossesOf(tableOf({}), tableOf({ safe: [found] }))).toEqual([
      `${rule} speaks up on 1 safe twins; it did on 0`,
    ]);
  });
});

/** Whether a place is on a line the change adds or takes away, or next to one. */
function isChanged(
  flawed: Mutation['flawed'],
  { path, side, from }: { path: string; side: 'before' | 'after'; from: number },
) {
  const hunks = hunksBetween(flawed.before[path] ?? '', flawed.after[path] ?? '');
  const lines = hunks.flatMap(({ added, removed }) => (side === 'after' ? added : removed));
  return lines.some((line) => Math.abs(line - from) <= 2);
}
