import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/default.ts';
import type { ChangedFile, ChangeSet } from '../../src/core/model/change-set.ts';
import type { Config } from '../../src/core/model/config.ts';
import type { Finding, Judged } from '../../src/core/model/finding.ts';
import { emptySnapshot } from '../../src/core/model/tree.ts';
import { verify } from '../../src/core/verify/index.ts';
import { placed } from '../../src/core/verify/placed.ts';
import { remarked } from '../../src/core/verify/remarked.ts';
import { changeOf, findingOf } from './report/finding.ts';

const spec = 'services/orders/openapi.yaml';
const file: ChangedFile = {
  status: 'modified',
  before: spec,
  after: spec,
  // Lines 38-44 became 38-43: 41 was deleted, 40 to 42 are context around it.
  hunks: [{ beforeStart: 38, beforeLines: 7, afterStart: 38, afterLines: 6, removed: [41], added: [] }],
};

function verdictsOf(
  findings: readonly Finding[],
  config: Partial<Config> = {},
  files: readonly ChangedFile[] = [file],
) {
  const changeSet: ChangeSet = { before: emptySnapshot, after: emptySnapshot, files, configs: [], notes: [] };
  return verify(findings, changeSet, { ...defaultConfig, ...config });
}

function verdictOf(finding: Finding, config: Partial<Config> = {}, files?: readonly ChangedFile[]) {
  return verdictsOf([finding], config, files)[0]?.verdict;
}

describe('placement', () => {
  test.each([
    ['the first line of a hunk', 38, 'after', true],
    ['the last line of a hunk', 43, 'after', true],
    ['the line after a hunk', 44, 'after', false],
    ['the line before a hunk', 37, 'after', false],
    ['a deleted line', 41, 'before', true],
    ['the last line of the before side, which is longer', 44, 'before', true],
    ['a line the before side has only outside the hunk', 45, 'before', false],
  ] as const)('%s', (_name, line, side, commentable) => {
    expect(verdictOf(findingOf({ line, side }))).toEqual(
      commentable ? { publish: 'inline', at: { path: spec, line, side } } : { publish: 'summary' },
    );
  });

  test('the other place of a change is taken where the first is outside the diff', () => {
    const change = changeOf({ before: { file: spec, line: 41 }, after: { file: spec, line: 12 } });
    const [one] = verdictsOf([findingOf({ line: 12, change })]);
    expect(one?.verdict).toEqual({ publish: 'inline', at: { path: spec, line: 41, side: 'before' } });
    expect(one?.finding.line, 'the finding itself stays where it is').toBe(12);
  });

  test('a file whose hunks the host did not tell takes comments as a whole', () => {
    expect(verdictOf(findingOf({ line: 41, side: 'before' }), {}, [{ ...file, withoutHunks: true }])).toEqual({
      publish: 'inline',
      at: { path: spec, line: 41, side: 'before', onFile: true },
    });
    expect(verdictOf(findingOf({ line: 90 }), {}, [{ ...file, withoutHunks: true }])).toEqual({ publish: 'summary' });
  });

  test('lines that could stand in the place of one are offered on a line, and not on a file', () => {
    const judged: Judged = {
      standing: 'confirmed',
      votes: { real: 3, of: 3 },
      evidence: [],
      unknowns: '',
      suggestion: '  total:',
    };
    const finding = findingOf({ line: 40, by: 'backend-architect', certainty: 'judged', judged });
    const offered = (one: ChangedFile) => verdictsOf([finding], {}, [one])[0]?.finding.judged?.suggestion;
    expect([offered(file), offered({ ...file, withoutHunks: true })]).toEqual(['  total:', null]);
  });

  test('a renamed file is called by the name the diff lists', () => {
    const renamed: ChangedFile = { ...file, status: 'renamed', before: 'orders.yaml' };
    const at = { path: spec, line: 41, side: 'before' };
    expect(verdictOf(findingOf({ path: 'orders.yaml', side: 'before' }), {}, [renamed])).toEqual({
      publish: 'inline',
      at,
    });
    expect(verdictOf(findingOf({ path: 'orders.yaml', side: 'after' }), {}, [renamed])).toEqual({ publish: 'summary' });
  });

  test('a file without hunks, as a binary or a huge one, has no place for comments', () => {
    expect(verdictOf(findingOf(), {}, [{ ...file, hunks: [] }])).toEqual({ publish: 'summary' });
  });
});

describe('what is not published', () => {
  test('a safe change, and a rule that is off: each says why', () => {
    expect(verdictOf(findingOf({ change: changeOf({ severity: 'safe' }) }))).toEqual({
      publish: false,
      because: expect.stringMatching(/^safe: /u),
    });
    expect(verdictOf(findingOf(), { rules: { 'contract/response-field-removed': 'off' } })).toEqual({
      publish: false,
      because: 'the configuration turns contract/response-field-removed off',
    });
  });

  test('the same finding twice is said once, and the other points to it', () => {
    const [first, second] = verdictsOf([findingOf(), findingOf({ line: 90 })]);
    expect(first?.verdict.publish).toBe('inline');
    expect(second?.verdict).toEqual({ publish: false, because: `the same as at ${spec}:41` });
  });

  test('changes of the same name in two contracts are two findings', () => {
    const verified = verdictsOf([findingOf(), findingOf({ path: 'services/billing/openapi.yaml' })]);
    expect(verified.map((one) => one.verdict.publish)).toEqual(['summary', 'inline']);
  });
});

describe('the configuration ranks', () => {
  test('a rule louder or quieter, and it is published as that', () => {
    const [one] = verdictsOf([findingOf()], { rules: { 'contract/response-field-removed': 'low' } });
    expect(one?.finding.severity).toBe('low');
    expect(one?.verdict.publish).toBe('inline');
  });
});

describe('the cap', () => {
  const lines = [38, 39, 40, 42];

  test('the most important become comments, whatever order they were found in', () => {
    const quiet = lines.map((line) => findingOf({ line, rule: `data/rule-${line}`, severity: 'low' }));
    const breaking = findingOf({ line: 43, severity: 'low', change: changeOf() });
    const critical = findingOf({ line: 41, rule: 'security/open-route', severity: 'critical' });
    const verified = verdictsOf([...quiet, critical, breaking], { comments: { inline: 3 } });
    expect(verified.map((one) => [one.finding.rule, one.verdict.publish])).toEqual([
      ['contract/response-field-removed', 'inline'],
      ['security/open-route', 'inline'],
      ['data/rule-38', 'inline'],
      ['data/rule-39', 'summary'],
      ['data/rule-40', 'summary'],
      ['data/rule-42', 'summary'],
    ]);
  });

  test('two of one rule in one file are enough', () => {
    const verified = verdictsOf(lines.map((line) => findingOf({ line, subject: `Order.${line}` })));
    expect(verified.map((one) => one.verdict.publish)).toEqual(['inline', 'inline', 'summary', 'summary']);
  });

  test('findings on one line share a comment, up to a length that is read', () => {
    const many = Array.from({ length: 6 }, (_, index) => findingOf({ line: 40, subject: `Order.${index}` }));
    const elsewhere = findingOf({ line: 41, subject: 'Line' });
    const verified = verdictsOf([...many, elsewhere], { comments: { inline: 1 } });
    expect(verified.map((one) => one.verdict.publish === 'inline')).toEqual([...'1111000'].map((flag) => flag === '1'));
  });

  test('none are allowed: all go to the summary', () => {
    expect(verdictOf(findingOf(), { comments: { inline: 0 } })).toEqual({ publish: 'summary' });
  });
});

test('no finding is dropped, whatever is found', () => {
  const findings = Array.from({ length: 60 }, (_, index) =>
    findingOf({
      line: index,
      subject: `Order.${index % 40}`,
      change: changeOf({ severity: (['breaking', 'dangerous', 'safe'] as const)[index % 3] ?? 'safe' }),
    }),
  );
  const verified = verdictsOf(findings);
  expect(verified.map((one) => one.finding.line).toSorted((one, other) => one - other)).toEqual(
    findings.map((one) => one.line),
  );
});

describe('what has one cause with another finding', () => {
  const lead = findingOf({ id: 'aaaaaaaa', subject: 'orders', change: changeOf() });
  const copy = findingOf({
    id: 'bbbbbbbb',
    subject: 'prices',
    path: 'services/prices/openapi.yaml',
    change: changeOf(),
  });
  const gathered = [{ ...lead, group: { members: [copy.id], also: [] } }, copy];
  const published = (folder: Partial<Config['folders'][number]>) =>
    verdictsOf(gathered, { folders: [{ ...defaultConfig, folder: 'services/orders', ...folder }] })
      .filter(({ verdict }) => verdict.publish !== false)
      .map(({ finding }) => finding.id);

  test('is said once', () => {
    expect(verdictsOf(gathered).map(({ verdict }) => verdict)).toEqual([
      expect.objectContaining({ publish: expect.stringMatching(/inline|summary/) }),
      { publish: false, because: 'it has the same cause as aaaaaaaa, which mentions it' },
    ]);
    expect(published({})).toEqual(['aaaaaaaa']);
  });

  test('speaks for itself where its folder counts it otherwise', () => {
    expect(published({ failOn: 'never' })).toEqual(['aaaaaaaa', 'bbbbbbbb']);
    expect(published({ rules: { [copy.rule]: 'low' } }).toSorted()).toEqual(['aaaaaaaa', 'bbbbbbbb']);
  });
});

describe('of thousands', () => {
  const count = 3_000;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const empty = { before: emptySnapshot, after: emptySnapshot, configs: [], notes: [] };
  const published = (finding: Finding) => ({ finding, verdict: { publish: 'summary' as const } });
  let looks = 0;
  /** Counts how often the field of a value is read. */
  const counted = <T extends object>(value: T, field: keyof T): T => {
    const is = value[field];
    return Object.defineProperty({ ...value }, field, { get: () => (looks++, is) });
  };

  test('files each is looked at a few times to place findings', () => {
    looks = 0;
    const pathOf = (index: number) => `services/s${index}/openapi.yaml`;
    const files = numbers.map((index) => counted({ ...file, before: pathOf(index), after: pathOf(index) }, 'after'));
    const findings = numbers.map((index) => published(findingOf({ path: pathOf(index) })));
    const found = placed(findings, { ...empty, files }, defaultConfig);
    expect(found.at(-1)?.verdict).toEqual({
      publish: 'inline',
      at: { path: pathOf(count - 1), line: 41, side: 'after' },
    });
    expect(looks).toBeLessThan(10 * count);
  });

  test('findings each is looked at a few times to add remarks', () => {
    looks = 0;
    const hosts = numbers.map((index) => counted(findingOf({ subject: `host ${index}` }), 'group'));
    const remarks = hosts.map(({ id }, index) => findingOf({ subject: `remark ${index}`, beside: [id] }));
    const found = remarked([...hosts, ...remarks].map(published), { ...empty, files: [] }, defaultConfig);
    expect(found[count - 1]?.finding.remarks).toEqual([expect.objectContaining({ id: remarks.at(-1)?.id })]);
    expect(found.at(-1)?.verdict).toMatchObject({ publish: false });
    expect(looks).toBeLessThan(10 * count);
  });
});
