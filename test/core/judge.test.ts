import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/default.ts';
import type { ContractFacts, Difference } from '../../src/core/model/contract.ts';
import { type Facts, noFacts } from '../../src/core/model/facts.ts';
import type { ContractRule, FactRule } from '../../src/core/model/rule.ts';
import { emptySnapshot, treeOf } from '../../src/core/model/tree.ts';
import { judge } from '../../src/core/judge.ts';
import { announcesBreak, compareVersions, versionOf } from '../../src/core/model/version.ts';
import { announcesAddition } from '../../src/core/rules/required-release.ts';

const total: Difference = {
  format: 'openapi',
  kind: 'property',
  aspect: 'presence',
  direction: 'output',
  effect: 'widened',
  subject: 'Order > total (output)',
  name: 'total',
  where: 'Order in responses of GET /orders',
  was: 'total',
  now: null,
  given: { required: true, deprecated: false, sunset: 'none', stability: 'none' },
  before: { file: 'orders.yaml', line: 2 },
  after: { file: 'orders.yaml', line: 1 },
  usedBy: ['GET /orders'],
};

function factsOf(...differences: readonly Difference[]): Facts {
  const contract: ContractFacts = {
    format: 'openapi',
    path: 'orders.yaml',
    status: 'changed',
    versions: { before: null, after: null },
    asked: { before: [], after: [] },
    outline: { before: null, after: null },
    words: { deprecate: '`deprecated: true`', sunset: 'an `x-sunset` date', open: '`x-extensible-enum`' },
    differences,
  };
  return { ...noFacts('2026-06-01'), contracts: [contract] };
}

const text = 'properties:\n    total: { type: integer }   \n';
const snapshot = { paths: ['orders.yaml'], texts: { 'orders.yaml': text }, refused: {} };
const trees = { before: treeOf(snapshot), after: treeOf(emptySnapshot) };

const judged = (...differences: readonly Difference[]) => judge(factsOf(...differences), defaultConfig, trees).findings;

describe('a finding', () => {
  test('of a removal stands on the before side, and says everything', () => {
    expect(judged(total)).toMatchObject([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
        rule: 'contract/response-field-removed',
        severity: 'high',
        certainty: 'proven',
        subject: 'Order > total (output)',
        path: 'orders.yaml',
        line: 2,
        side: 'before',
        message: 'The field `total` was removed from Order in responses of GET /orders.',
        quote: 'total: { type: integer }',
        by: 'rules',
        change: {
          severity: 'breaking',
          audience: 'wire',
          before: total.before,
          after: total.after,
          usedBy: ['GET /orders'],
        },
      },
    ]);
  });

  test('of an addition or a change stands on the after side', () => {
    const added: Difference = { ...total, effect: 'narrowed', was: null, now: 'total' };
    const changed: Difference = {
      ...total,
      kind: 'schema',
      aspect: 'type',
      effect: 'replaced',
      was: ['integer'],
      now: ['string'],
    };
    expect(judged(added, changed).map(({ side, line }) => `${side} ${line}`)).toEqual(['after 1', 'after 1']);
  });

  test('keeps its id when lines and places move, and only then', () => {
    const moved = { ...total, before: { file: 'orders.yaml', line: 40 }, where: 'Order' };
    const renamed = { ...total, subject: 'Order > sum (output)' };
    const [one, two, three] = judged(total, moved, renamed).map(({ id }) => id);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });

  test('of a safe change is low, however loud its rule', () => {
    const added: Difference = {
      ...total,
      kind: 'response',
      effect: 'widened',
      was: null,
      now: '422',
      given: { success: false },
    };
    expect(judged(added)).toMatchObject([
      { rule: 'contract/response-added', severity: 'low', change: { severity: 'safe' } },
    ]);
  });

  test('stays on one line, whatever names the pull request chooses', () => {
    const name = 'total` was fine.\n\n# Approved {where} `';
    const [finding] = judged({ ...total, name, where: `${'x'.repeat(500)}` });
    expect(finding?.message).toMatch(
      /^The field `total' was fine\. # Approved \{where\} '` was removed from x{159}….$/,
    );
  });
});

describe('a value in a message', () => {
  const typed = (was: unknown, now: unknown) =>
    judged({ ...total, kind: 'schema', aspect: 'const', effect: 'replaced', was, now })[0]?.message;

  test.each([
    ['paid', '`paid`'],
    ['3', '`"3"`'],
    [3, '`3`'],
    [['open', 'paid'], '`open, paid`'],
    [['a, b', 'c'], '`["a, b","c"]`'],
    [{ cents: 1 }, '`{"cents":1}`'],
    ['', '`""`'],
    ['x'.repeat(99), `\`${'x'.repeat(79)}…\``],
  ])('%j reads %s', (value, shown) => {
    expect(typed('before', value)).toContain(`from \`before\` to ${shown}.`);
  });

  test('that is not there is not called nothing', () => {
    expect(typed(null, 3)).toMatch(/ changed: `3` now, none before\.$/u);
    expect(typed('paid', [])).toMatch(/ changed: none now, `paid` before\.$/u);
  });
});

describe('the judge', () => {
  const contractRule: ContractRule = {
    area: 'API contracts & docs',
    when: { kind: 'property', aspect: 'presence' },
    audience: 'wire',
    severity: 'high',
    message: 'The field `{name}` went.',
    why: 'It was read.',
    fix: 'Keep it.',
    authority: [],
  };
  const { when: _when, audience: _audience, ...said } = contractRule;
  const factRule: FactRule = { ...said, message: '{count} changed.', certainty: 'likely', judge: () => [] };

  test('leaves out a rule that throws, and says so', () => {
    const broken: FactRule = {
      ...factRule,
      judge: () => {
        throw new TypeError('total is not a function');
      },
    };
    const { findings, notes } = judge(factsOf(total), defaultConfig, trees, {
      'data/broken': broken,
      'contract/went': contractRule,
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['contract/went']);
    expect(notes).toEqual(['The rule data/broken failed and was left out: total is not a function']);
  });

  test('shows the judged changes to the rules over facts', () => {
    const counting: FactRule = {
      ...factRule,
      judge: (facts, changes) => [
        {
          subject: 'all',
          path: facts.contracts[0]?.path ?? '',
          line: 1,
          side: 'after',
          values: { count: String(changes.length) },
        },
      ],
    };
    const { findings } = judge(factsOf(total), defaultConfig, trees, {
      'contract/went': contractRule,
      'data/count': counting,
    });
    expect(findings.map(({ message, certainty, by }) => ({ message, certainty, by }))).toEqual([
      { message: 'The field `total` went.', certainty: 'proven', by: 'rules' },
      { message: '1 changed.', certainty: 'likely', by: 'rules' },
    ]);
  });

  test('lets the rule with more conditions win, and a kind over none', () => {
    const closer: ContractRule = {
      ...contractRule,
      when: { ...contractRule.when, given: { required: true } },
      message: 'Closer.',
    };
    const net: ContractRule = {
      ...contractRule,
      when: { direction: 'output', effect: 'widened', was: 'total', now: null },
      message: 'Net.',
    };
    const messages = (difference: Difference) =>
      judge(factsOf(difference), defaultConfig, trees, { a: net, b: contractRule, c: closer }).findings.map(
        ({ message }) => message,
      );
    expect(messages(total)).toEqual(['Closer.']);
    expect(messages({ ...total, given: {} })).toEqual(['The field `total` went.']);
    expect(messages({ ...total, kind: 'header' })).toEqual(['Net.']);
  });
});

describe('a version', () => {
  test.each([
    ['1.4.0', '2.0.0', true],
    ['1.4.0', '1.5.0', false],
    ['1.4.0', '1.4.0', false],
    ['v1', 'v2', true],
    ['0.4.0', '0.5.0', true],
    ['0.4.0', '0.4.1', false],
    ['2.0.0-rc.1', '2.0.0', true],
    ['2026-03-10', '2026-06-01', true],
    ['2026-03-10', '2026-03-10', false],
    ['2026.4', '2026.4.1', true],
    ['2026.4', '2026.4', false],
    ['1.4.0', '2026-06-01', true],
  ])('from %s to %s announces a break: %s', (before, after, announced) => {
    const [was, now] = [versionOf(before), versionOf(after)];
    if (!was || !now) throw new Error('not a version');
    expect(announcesBreak(was, now)).toBe(announced);
  });

  test.each([
    ['1.4.0', '1.5.0', true],
    ['1.4.0', '1.4.1', false],
    ['1.4', '1.4', false],
    ['0.4.0', '0.4.1', true],
    ['1.4.0', '1.5.0-rc.1', true],
    ['1.4.0', '1.4.1-rc.1', false],
    ['1.0.0-rc.1', '1.0.0-rc.2', true],
    ['2026', '2026', false],
    ['2026.4', '2026.4', false],
    ['2026.4', '2026.5', true],
    ['2026-03-10', '2026-03-10', false],
    ['2026-03-10', '2026-06-01', true],
    ['1.4.0', '2026-06-01', true],
  ])('from %s to %s announces an addition: %s', (before, after, announced) => {
    const [was, now] = [versionOf(before), versionOf(after)];
    if (!was || !now) throw new Error('not a version');
    expect(announcesAddition(was, now)).toBe(announced);
  });

  test.each(['latest', '', '1.x', 'main-3f2a', '1.2.3.4'])('%j is none', (value) => {
    expect(versionOf(value)).toBeNull();
  });

  test('is compared by its numbers, and a release comes after its candidates', () => {
    const compare = (one: string, other: string) => {
      const [a, b] = [versionOf(one), versionOf(other)];
      return a && b && compareVersions(a, b);
    };
    expect(compare('1.9.0', '1.10.0')).toBeLessThan(0);
    expect(compare('2.0.0', '2.0.0-rc.1')).toBeGreaterThan(0);
    expect(compare('1.0', '1.0.0')).toBe(0);
    expect(compare('1.0.0', '2026-06-01')).toBeNull();
  });
});
