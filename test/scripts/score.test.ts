import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Case } from '../../scripts/score/case.ts';
import { compare } from '../../scripts/score/compare.ts';
import { findCorpora } from '../../scripts/score/find-corpora.ts';
import { ruleNames } from '../../scripts/score/rule-names.ts';
import type { Answer } from '../../scripts/score/run-batch.ts';
import { rules } from '../../src/core/rules/index.ts';

const removed: Case = {
  id: 'orders/removed',
  set: 'orders',
  format: 'openapi',
  before: {},
  after: {},
  expect: 'breaking',
  findings: [{ rule: 'FIELD_GONE', file: 'orders.yaml', line: 7 }, { rule: 'TAG_GONE' }, { rule: 'NOBODY_KNOWS' }],
};
const names = { FIELD_GONE: ['contract/response-field-removed'], TAG_GONE: [] };

const answer = (verdict: Answer['verdict'], line: number): Answer => ({
  id: removed.id,
  verdict,
  changes: [
    {
      rule: 'contract/response-field-removed',
      severity: 'breaking',
      message: 'The field `total` was removed.',
      before: { file: 'orders.yaml', line },
      after: { file: 'orders.yaml', line: 3 },
    },
  ],
  unread: [],
});

test('what rules of others are called here are rules that there are', () => {
  const ours = Object.values(ruleNames).flatMap((named) => Object.values(named).flat());
  expect(ours.length).toBeGreaterThan(100);
  expect(ours.filter((id) => !Object.hasOwn(rules, id))).toEqual([]);
});

describe('a case and its answer', () => {
  test('verdict, rule and line agree', () => {
    expect(compare(removed, answer('breaking', 7), names, {})).toMatchObject({
      verdict: 'agrees',
      rules: { found: 1, departs: 0, missed: [], unmapped: 1 },
      lines: { exact: 1, departs: 0, wrong: [] },
    });
  });

  test('a case of our own lists what is right, and whether anything may be said', () => {
    const own: Case = { ...removed, findings: [], expect: ['breaking', 'dangerous'] };
    const nothing: Answer = { id: own.id, verdict: 'compatible', changes: [], unread: [] };
    const verdictOf = (one: Case, said: Answer) => compare(one, said, names, {}).verdict;
    expect(verdictOf(own, answer('dangerous', 7))).toBe('agrees');
    expect(verdictOf(own, nothing)).toBe('disagrees');
    expect(verdictOf({ ...own, expect: ['compatible'], silent: true }, nothing)).toBe('agrees');
    expect(verdictOf({ ...own, expect: ['compatible'], silent: true }, answer('compatible', 7))).toBe('disagrees');
    expect(verdictOf({ ...own, expect: ['compatible'], reported: true }, nothing)).toBe('disagrees');
    expect(verdictOf({ ...own, expect: ['compatible'], reported: true }, answer('compatible', 7))).toBe('agrees');
    const unread: Answer = {
      ...nothing,
      verdict: 'unread',
      unread: [{ file: 'orders.yaml', because: 'it has no end' }],
    };
    expect(verdictOf({ ...own, expect: ['unread'], reported: true }, unread)).toBe('agrees');
  });

  test('a line beside the stated one is not exact', () => {
    const { lines } = compare(removed, answer('breaking', 8), names, {});
    expect(lines).toEqual({ exact: 0, departs: 0, wrong: ['orders/removed orders.yaml:7'] });
  });

  test('a line with a written reason departs, and is stale once it is exact', () => {
    const reasons = { 'orders/removed orders.yaml:7': 'the line beside it says more' };
    expect(compare(removed, answer('breaking', 8), names, reasons)).toMatchObject({
      lines: { exact: 0, departs: 1, wrong: [] },
      stale: [],
    });
    expect(compare(removed, answer('breaking', 7), names, reasons)).toMatchObject({
      lines: { exact: 1, departs: 0, wrong: [] },
      stale: ['orders/removed orders.yaml:7'],
    });
  });

  test('a line of a whole case is that of its side, and counts where anything is said', () => {
    const own = (side: 'before' | 'after', line: number): Case => {
      return { ...removed, findings: [], expect: ['breaking'], line: { side, file: 'orders.yaml', line } };
    };
    const linesOf = (one: Case, said: Answer) => compare(one, said, names, {}).lines;
    expect(linesOf(own('before', 7), answer('breaking', 7))).toMatchObject({ exact: 1, wrong: [] });
    expect(linesOf(own('after', 7), answer('breaking', 7))).toMatchObject({ exact: 0, wrong: [expect.anything()] });
    const nothing: Answer = { id: removed.id, verdict: 'compatible', changes: [], unread: [] };
    expect(linesOf(own('after', 7), nothing)).toEqual({ exact: 0, departs: 0, wrong: [] });
    const unread = (line: number): Answer => ({
      ...nothing,
      unread: [{ file: 'orders.yaml', line, because: 'it ends' }],
    });
    expect(linesOf(own('after', 7), unread(7))).toMatchObject({ exact: 1 });
    expect(linesOf(own('after', 7), unread(8))).toMatchObject({ exact: 0, wrong: [expect.anything()] });
  });

  test('a rule that is not among the changes is missed', () => {
    const silent: Answer = { id: removed.id, verdict: 'compatible', changes: [], unread: [] };
    const { verdict, rules } = compare(removed, silent, names, {});
    expect([verdict, rules.missed]).toEqual(['disagrees', ['FIELD_GONE']]);
  });

  test('a rule with a written reason departs, and is stale once it is found', () => {
    const silent: Answer = { id: removed.id, verdict: 'compatible', changes: [], unread: [] };
    const reasons = { [`${removed.id} FIELD_GONE`]: 'nobody reads it' };
    expect(compare(removed, silent, names, reasons).rules).toMatchObject({ departs: 1, missed: [] });
    expect(compare(removed, answer('breaking', 7), names, reasons)).toMatchObject({
      rules: { found: 1, departs: 0 },
      stale: [`${removed.id} FIELD_GONE`],
    });
  });

  test('a written reason counts by itself, and is stale once the case agrees', () => {
    const departures = { [removed.id]: 'nobody reads it' };
    expect(compare(removed, answer('dangerous', 7), names, departures)).toMatchObject({
      verdict: 'departs',
      stale: [],
    });
    expect(compare(removed, answer('breaking', 7), names, departures)).toMatchObject({
      verdict: 'agrees',
      stale: [removed.id],
    });
  });

  test.each([
    ['compatible', 'agrees'],
    ['dangerous', 'agrees'],
    ['breaking', 'disagrees'],
    ['unread', 'disagrees'],
  ] as const)('where nothing breaks, %s %s', (said, verdict) => {
    expect(compare({ ...removed, expect: 'compatible' }, answer(said, 7), names, {}).verdict).toBe(verdict);
  });

  test('a case without a verdict of its own has none to agree with', () => {
    expect(compare({ ...removed, expect: null }, answer('breaking', 7), names, {}).verdict).toBeNull();
  });
});

describe('the folder with the cases', () => {
  let around = '';

  beforeEach(() => {
    around = realpathSync(mkdtempSync(join(tmpdir(), 'architect-score-')));
    mkdirSync(join(around, 'project'));
    vi.stubEnv('CORPORA', undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(around, { recursive: true });
  });

  test('is null where there is none', () => {
    expect(findCorpora(undefined, join(around, 'project'))).toBeNull();
    expect(findCorpora(join(around, 'nowhere'), join(around, 'project'))).toBeNull();
  });

  test('is the named one, else that of the environment, else the one in the project, else the one beside it', () => {
    const [named, environment] = [join(around, 'named'), join(around, 'environment')];
    const beside = join(around, 'material', 'corpora');
    const inside = join(around, 'project', 'corpora');
    const found = (name?: string) => findCorpora(name, join(around, 'project'));
    mkdirSync(beside, { recursive: true });
    expect(found()).toBe(beside);
    mkdirSync(inside);
    expect(found()).toBe(inside);
    mkdirSync(environment);
    vi.stubEnv('CORPORA', environment);
    expect(found()).toBe(environment);
    mkdirSync(named);
    expect(found(named)).toBe(named);
  });
});
