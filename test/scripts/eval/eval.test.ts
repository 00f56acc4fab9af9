import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interval, percentile, randomFrom } from '../../../scripts/eval/bootstrap.ts';
import { budgetOf } from '../../../scripts/eval/budget.ts';
import type { EvalCase, Golden } from '../../../scripts/eval/case.ts';
import { isCheck, sameFamily } from '../../../scripts/eval/families.ts';
import { match } from '../../../scripts/eval/match.ts';
import type { Reviewed } from '../../../scripts/eval/review-case.ts';
import { type Contestant, measure } from '../../../scripts/eval/run.ts';
import { alarmsOf, fHalfOf, precisionOf, recallOf, sumOf, tallyOf } from '../../../scripts/eval/score.ts';
import { stabilityOf } from '../../../scripts/eval/stability.ts';
import { summaryOf } from '../../../scripts/eval/summary.ts';
import { tableOf } from '../../../scripts/eval/table.ts';
import { noTokens, withAnswer } from '../../../scripts/eval/tokens.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { failedPublication } from '../../../src/core/report/parts/unreviewed.ts';
import { findingOf } from '../../core/report/finding.ts';

const path = 'services/orders/src/payments.ts';
const timeout: Golden = {
  id: 'timeout',
  checks: ['resilience/http-call-without-timeout', 'RES-01'],
  places: [
    { path, side: 'after', from: 20, to: 22 },
    { path, side: 'before', from: 14, to: 14 },
  ],
  subject: 'payments client',
  severity: 'high',
  must: true,
};
const flawed: EvalCase = {
  id: 'orders/flawed',
  title: 'Pay faster',
  asOf: '2026-11-20',
  before: {},
  after: {},
  config: null,
  golden: [timeout],
  forbid: [],
  clean: false,
};
const clean: EvalCase = { ...flawed, id: 'orders/clean', golden: [], clean: true };
let count = 0;
const said = (given: Partial<Finding> = {}): Finding =>
  findingOf({
    rule: 'resilience/http-call-without-timeout',
    subject: `call ${++count}`,
    path,
    line: 21,
    ...given,
  });
const reviewed = (...findings: Finding[]): Reviewed => {
  const spent = { usd: 0.5, ms: 100 };
  return {
    ...spent,
    publication: failedPublication({ code: 'bug', message: 'It broke.', hint: '' }, 'neutral'),
    findings,
    refuted: [],
    dropped: 0,
    tokens: noTokens,
    untested: spent,
    incomplete: null,
  };
};

describe('a finding and a label', () => {
  test.each([
    ['on the line', { line: 21 }, true],
    ['five lines off', { line: 27 }, true],
    ['six lines off', { line: 28 }, false],
    ['on the other side, where that is right as well', { side: 'before', line: 14 }, true],
    ['on the other side, where it is not', { side: 'before', line: 21 }, false],
    ['in another file', { path: 'services/orders/src/stock.ts' }, false],
    ['elsewhere, about the same subject', { path: 'README.md', line: 1, subject: 'payments client' }, true],
    ['by another rule of the family', { rule: 'resilience/retry-without-backoff' }, true],
    ['by the code of a check of the family', { rule: 'RES-05' }, true],
    ['by a rule of another family', { rule: 'security/secret-in-code' }, false],
  ] as const)('%s', (_, given, right) => {
    const { pairs, wrong, missed } = match([said(given)], flawed);
    expect([pairs.length, wrong.length, missed.length]).toEqual(right ? [1, 0, 0] : [0, 1, 1]);
  });

  test('are paired once each, the closest first', () => {
    const near = said({ line: 25 });
    const exact = said({ line: 20 });
    const { pairs, repeated, wrong } = match([near, exact], flawed);
    expect(pairs.map(({ finding, onLine }) => [finding, onLine])).toEqual([[exact, true]]);
    expect([repeated, wrong]).toEqual([[near], []]);
  });

  test('a rule that the label names goes before one of its family', () => {
    const other = said({ rule: 'resilience/retry-without-backoff' });
    const named = said({ line: 25 });
    expect(match([other, named], flawed).pairs.map(({ finding }) => finding)).toEqual([named]);
  });

  test('a label without checks takes whatever is said there', () => {
    const any = { ...flawed, golden: [{ ...timeout, checks: [] }] };
    expect(match([said({ rule: 'caching/no-expiry' })], any).pairs).toHaveLength(1);
  });

  test('what an agent says of the very line under another check is no alarm, and finds nothing', () => {
    const judged = {
      standing: 'confirmed',
      votes: { real: 2, of: 2 },
      evidence: [],
      unknowns: '',
      suggestion: null,
    } as const;
    const other = said({ rule: 'caching/no-expiry', judged });
    expect(match([other], flawed)).toMatchObject({ pairs: [], repeated: [other], wrong: [], missed: [timeout] });
    expect(match([{ ...other, line: 24 }], flawed).wrong).toHaveLength(1);
    expect(match([said({ rule: 'caching/no-expiry' })], flawed).wrong).toHaveLength(1);
    const forbid = [{ check: 'caching/no-expiry', reason: 'it is none' }];
    expect(match([other], { ...flawed, forbid }).wrong).toEqual([other]);
  });

  test('what is forbidden is wrong, wherever it stands', () => {
    const forbid = [{ check: 'resilience/*', reason: 'the mesh bounds every call' }];
    expect(match([said()], { ...flawed, forbid }).wrong).toHaveLength(1);
  });

  test('families are those of rules, and of codes', () => {
    expect(sameFamily('VER-02', 'contract/response-field-removed')).toBe(true);
    expect(sameFamily('VER-02', 'versioning/deprecated')).toBe(true);
    expect(sameFamily('contract/operation-removed', 'versioning/deprecated')).toBe(false);
    expect(sameFamily('XYZ-01', 'XYZ-02')).toBe(true);
    expect(isCheck('contract/operation-removed', 'contract/operation-removed')).toBe(true);
    expect(isCheck('contracts/operation-removed', 'contract/*')).toBe(false);
  });
});

describe('the numbers', () => {
  test('one right, one wrong, one missed', () => {
    const two = { ...flawed, golden: [timeout, { ...timeout, id: 'cache', checks: ['CAC-01'] }] };
    const tally = tallyOf(two, reviewed(said({ severity: 'medium' }), said({ rule: 'documents/outdated' })));
    expect(tally).toEqual({
      right: 1,
      wrong: 1,
      repeated: 0,
      found: 1,
      missed: 1,
      onLine: 1,
      severityOff: 1,
      clean: 0,
      alarm: 0,
    });
    expect([precisionOf(tally), recallOf(tally), fHalfOf(tally)]).toEqual([0.5, 0.5, 0.5]);
  });

  test('F0.5 leans on precision', () => {
    const base = tallyOf(clean, reviewed());
    const careful = fHalfOf({ ...base, right: 4, wrong: 1, found: 2, missed: 3 });
    const eager = fHalfOf({ ...base, right: 2, wrong: 3, found: 4, missed: 1 });
    // (1.25 x 0.8 x 0.4) / (0.25 x 0.8 + 0.4)
    expect(careful).toBeCloseTo(0.6667, 4);
    expect(eager).toBeCloseTo(0.4444, 4);
  });

  test('what is nice to say helps precision, and costs no recall where it is not said', () => {
    const nice = { ...flawed, golden: [{ ...timeout, must: false }] };
    expect(recallOf(tallyOf(nice, reviewed()))).toBeNull();
    expect(precisionOf(tallyOf(nice, reviewed(said())))).toBe(1);
  });

  test('who says nothing is not precise, and finds nothing', () => {
    const silent = tallyOf(flawed, reviewed());
    expect([precisionOf(silent), recallOf(silent), fHalfOf(silent)]).toEqual([null, 0, 0]);
  });

  test('a clean pull request is an alarm however much is said about it', () => {
    const loud = tallyOf(clean, reviewed(said(), said()));
    expect(alarmsOf(sumOf([loud, tallyOf(clean, reviewed()), tallyOf(flawed, reviewed(said()))]))).toBe(0.5);
    expect(precisionOf(loud)).toBe(0);
  });

  test('none leaves its range, whatever is said', () => {
    const some = array(
      record({
        line: integer({ min: 1, max: 40 }),
        rule: constantFrom('resilience/http-call-without-timeout', 'RES-02', 'documents/outdated'),
        side: constantFrom('before' as const, 'after' as const),
      }),
      { maxLength: 8 },
    );
    assert(
      property(some, (findings) => {
        const tally = tallyOf(flawed, reviewed(...findings.map(said)));
        expect(tally.right + tally.wrong + tally.repeated).toBe(findings.length);
        expect(tally.found + tally.missed).toBe(1);
        for (const value of [precisionOf(tally), recallOf(tally), fHalfOf(tally)])
          expect(value === null || (value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });
});

describe('stability', () => {
  const one = said();
  const other = said({ rule: 'caching/no-expiry', line: 90 });

  test('is what both runs say, of what either says', () => {
    expect(stabilityOf([[one], [one]])).toBe(1);
    expect(stabilityOf([[one], [other]])).toBe(0);
    expect(stabilityOf([[one, other], [one]])).toBe(0.5);
    expect(stabilityOf([[one], [one], []])).toBeCloseTo(1 / 3, 10);
    expect(stabilityOf([[], []])).toBe(1);
    expect(stabilityOf([[one]])).toBeNull();
  });

  test('a finding that moves a little or words its subject otherwise is the same', () => {
    expect(stabilityOf([[one], [said({ line: 23 })]])).toBe(1);
    expect(stabilityOf([[one], [said({ line: 40 })]])).toBe(0);
  });
});

describe('the bootstrap', () => {
  test('draws the same for the same seed, evenly', () => {
    const [one, other] = [randomFrom(7), randomFrom(7)];
    const drawn = Array.from({ length: 10_000 }, one);
    expect(drawn.slice(0, 50)).toEqual(Array.from({ length: 50 }, other));
    expect(drawn.slice(0, 50)).not.toEqual(Array.from({ length: 50 }, randomFrom(8)));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    const tenths = Map.groupBy(drawn, (value) => Math.floor(value * 10));
    expect([...tenths.values()].every(({ length }) => length > 850 && length < 1_150)).toBe(true);
  });

  test('finds the interval that theory has for a share', () => {
    const items = Array.from({ length: 100 }, (_, index) => (index < 30 ? 1 : 0));
    const share = (sample: readonly number[]) => sample.reduce((sum, one) => sum + one, 0) / sample.length;
    const [low = 0, high = 1] = interval(items, share, randomFrom(1), 4_000) ?? [];
    // 0.3 and 1.96 standard errors of 0.0458 around it
    expect(low).toBeCloseTo(0.21, 1);
    expect(high).toBeCloseTo(0.39, 1);
  });

  test('has none of nothing, and a point of one', () => {
    expect(interval([], () => 1, randomFrom(1))).toBeNull();
    expect(interval([1], () => null, randomFrom(1))).toBeNull();
    expect(interval([1], () => 0.5, randomFrom(1))).toEqual([0.5, 0.5]);
    expect([percentile([], 0.5), percentile([1, 2, 3], 0.5), percentile([1, 2, 3], 1)]).toEqual([null, 2, 3]);
  });
});

describe('a measurement', () => {
  const who = (title: string, runs: number, over: Partial<Contestant> = {}): Contestant => ({
    title,
    cases: [flawed, clean, { ...flawed, id: 'orders/other' }],
    runs,
    asks: true,
    review: async () => reviewed(said()),
    ...over,
  });

  test('reviews every case so often, all contestants a case after the other, in an order that can be drawn again', async () => {
    const asked: string[] = [];
    const measured = await measure(
      [who('rules', 1, { asks: false }), who('agent', 2)],
      budgetOf(20),
      randomFrom(3),
      (line) => asked.push(line),
    );
    expect(measured.map((one) => one.map(({ runs }) => runs.length))).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
    const order = asked.filter((line) => line.startsWith('rules')).map((line) => line.split(' ')[2]);
    expect(order.toSorted()).toEqual(['orders/clean,', 'orders/flawed,', 'orders/other,']);
    expect(asked.slice(0, 6).map((line) => line.split(' ')[0])).toEqual([
      'rules',
      'agent',
      'rules',
      'agent',
      'rules',
      'agent',
    ]);
    const again: string[] = [];
    await measure([who('rules', 1)], budgetOf(20), randomFrom(3), (line) => again.push(line));
    expect(again.map((line) => line.split(' ')[2])).toEqual(order);
  });

  test('compares over the same cases when nobody can be asked any more', async () => {
    const budget = budgetOf(2);
    let asked = 0;
    const review = async (): Promise<Reviewed> => {
      asked += 1;
      if (asked === 4) budget.stopped = 'the money is spent';
      return reviewed(said());
    };
    const contestants = [who('rules', 1, { asks: false }), who('agent', 3, { review }), who('both', 3, { review })];
    const counts = (await measure(contestants, budget, randomFrom(3))).map((one) => one.map(({ runs }) => runs.length));
    expect(counts[0]).toEqual([1, 1, 1]);
    // The fourth was paid for, and its answer was not whole; the third has nobody to be compared with.
    expect(counts[1]?.toSorted()).toEqual([0, 0, 1]);
    expect(counts[2]).toEqual(counts[1]);
    expect(asked).toBe(4);
    expect(budget.spent).toBe(3 * 0.5 + 4 * 0.5);
  });

  test('is printed with its modes side by side', () => {
    const rules = [
      { one: flawed, runs: [reviewed(said())] },
      { one: clean, runs: [reviewed()] },
    ];
    const usage = { input: 100, output: 50, cacheRead: 1_600, cacheWrite5m: 200, cacheWrite1h: 100 };
    const agent = [
      {
        one: flawed,
        runs: [
          {
            ...reviewed(said()),
            ms: 300,
            dropped: 3,
            refuted: [said()],
            tokens: withAnswer(withAnswer(noTokens, 'find', usage), 'refute', usage),
          },
          reviewed(said(), said({ rule: 'documents/outdated' })),
        ],
      },
      { one: clean, runs: [{ ...reviewed(), incomplete: 'the model was overloaded' }] },
    ];
    const table = tableOf(
      new Map([
        ['rules', summaryOf(rules, 1, randomFrom(1))],
        ['agent', summaryOf(agent, 2, randomFrom(1))],
      ]),
    );
    expect(table).toMatchInlineSnapshot(`
      "                         rules                         agent
      reviews                  2                             3 of 4
      precision                100.0 % (100.0 % to 100.0 %)  66.7 % (66.7 % to 66.7 %)
      recall                   100.0 % (100.0 % to 100.0 %)  100.0 % (100.0 % to 100.0 %)
      F0.5                     100.0 % (100.0 % to 100.0 %)  71.4 % (71.4 % to 71.4 %)
      alarms on clean ones     0.0 % (0.0 % to 0.0 %)        0.0 % (0.0 % to 0.0 %)
      stability                -                             50.0 %
      findings each            0.50                          1.00
      on the very line         100.0 %                       100.0 %
      severity off by          0.00                          0.00
      said again               0                             0
      not shown each           0.00                          1.00
      refuted each             0.00                          0.33
      incomplete               0                             1
      cost                     $1.00                         $1.50
      cost each                $0.5000                       $0.5000
      find: calls              0                             1
      find: tokens uncached    0                             100
      find: cache written      0                             300
      find: cache read         0                             1,600
      find: tokens out         0                             50
      refute: calls            0                             1
      refute: tokens uncached  0                             100
      refute: cache written    0                             300
      refute: cache read       0                             1,600
      refute: tokens out       0                             50
      edit: calls              0                             0
      edit: tokens uncached    0                             0
      edit: cache written      0                             0
      edit: cache read         0                             0
      edit: tokens out         0                             0
      read from the cache      -                             80.0 %
      seconds, median          0.100                         0.100
      seconds, 95 of 100       0.100                         0.300"
    `);
  });
});
