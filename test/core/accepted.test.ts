import { describe, expect, test } from 'vitest';
import { ownersOf } from '../../src/core/config/code-owners.ts';
import { defaultConfig } from '../../src/core/config/default.ts';
import { readConfig } from '../../src/core/config/index.ts';
import { type Acceptance, isDay } from '../../src/core/model/acceptance.ts';
import type { Config } from '../../src/core/model/config.ts';
import { fails } from '../../src/core/model/fail-on.ts';
import type { Finding, Verified } from '../../src/core/model/finding.ts';
import { emptySnapshot } from '../../src/core/model/tree.ts';
import { withAnchors } from '../../src/core/rules/anchor.ts';
import { verify } from '../../src/core/verify/index.ts';
import { changeOf, findingOf } from './report/finding.ts';

const total = findingOf({ subject: 'Order.total', change: changeOf(), anchor: 'aaaaaaaa' });
const sum = findingOf({ subject: 'Order.sum', change: changeOf(), anchor: 'aaaaaaaa' });

function acceptance(given: Partial<Acceptance> = {}): Acceptance {
  const who = { by: 'maria', reason: 'no client is left', until: null, from: 'comment' } as const;
  return { as: 'accepted', finding: total.id, change: 'aaaaaaaa', ...who, ...given };
}

function under(
  acceptances: readonly Acceptance[],
  {
    findings = [total, sum],
    config = {},
    version = null,
    owner = '',
    texts = {},
    merged = {},
  }: {
    findings?: readonly Finding[];
    config?: Partial<Config>;
    version?: string | null;
    owner?: string;
    texts?: Record<string, string>;
    merged?: Record<string, string>;
  } = {},
): readonly Verified[] {
  const side = (texts: Record<string, string>) => ({ ...emptySnapshot, paths: Object.keys(texts), texts });
  const changeSet = { before: side(merged), after: side(texts), files: [], configs: [], notes: [] };
  const accepting = {
    acceptances,
    asOf: '2026-11-20',
    versionOf: () => version,
    owns: (login: string) => login === owner,
  };
  return verify(findings, changeSet, { ...defaultConfig, ...config }, accepting);
}

const of = (verified: readonly Verified[], { id }: Finding) => verified.find(({ finding }) => finding.id === id);

describe('what is accepted', () => {
  test('is not published and fails nothing, and its neighbour does', () => {
    const verified = under([acceptance()]);
    expect(of(verified, total)?.verdict).toEqual({
      publish: false,
      because: 'accepted by maria: no client is left',
      accepted: acceptance(),
    });
    expect(of(verified, sum)?.verdict).toEqual({ publish: 'summary' });
    expect(fails(verified, defaultConfig)).toBe(true);
    expect(fails(under([acceptance(), acceptance({ finding: sum.id })]), defaultConfig)).toBe(false);
  });

  test.each([
    ['on its last day', { until: '2026-11-20' }, null],
    ['the day after', { until: '2026-11-19' }, 'it held until 2026-11-19'],
    ['before its version', { until: '2.0.0' }, null, '1.9.3'],
    ['at its version', { until: '2.0.0' }, 'it held until version 2.0.0', '2.0.0'],
    ['at a prerelease of its version', { until: '2.0.0' }, null, '2.0.0-rc.1'],
    [
      'without a version to compare',
      { until: '2.0.0' },
      'it held until version 2.0.0, and no version that compares is declared',
    ],
    ['where a day is no version', { until: '2.0.0' }, /no version that compares/, '2026-01-01'],
    ['of another change', { change: 'bbbbbbbb' }, 'it was given for another change'],
    ['of whatever changes', { change: null }, null],
    ['that is void', { void: 'its comment was edited' }, 'its comment was edited'],
  ] as const)('%s', (_when, given, because, version: string | null = null) => {
    const one = of(under([acceptance(given)], { version }), total);
    if (because === null) expect(one?.verdict).toMatchObject({ publish: false, accepted: given });
    else {
      expect(one?.verdict).toEqual({ publish: 'summary' });
      const words = typeof because === 'string' ? because : expect.stringMatching(because);
      expect(one?.finding.lapsed).toMatchObject({ acceptance: { by: 'maria' }, because: words });
    }
  });

  test('by somebody who does not own the file does not count where the configuration wants owners', () => {
    const config = { acceptBy: 'code-owners' } as const;
    expect(of(under([acceptance()], { config, owner: 'maria' }), total)?.verdict.publish).toBe(false);
    const lapsed = of(under([acceptance()], { config, owner: 'walter' }), total)?.finding.lapsed;
    expect(lapsed?.because).toBe(
      'maria is no owner of services/orders/openapi.yaml by CODEOWNERS, as far as can be read',
    );
    const accept = [acceptance({ from: 'configuration' })];
    expect(of(under([], { config: { ...config, accept } }), total)?.verdict.publish).toBe(false);
  });

  test('in one place counts, whatever ended in another', () => {
    const accept = [acceptance({ from: 'configuration', by: 'walter' })];
    const verified = under([acceptance({ until: '2026-01-01' })], { config: { accept } });
    expect(of(verified, total)?.verdict).toMatchObject({ accepted: { by: 'walter' } });
  });

  test('is what speaks for others only as long as it speaks for the same', () => {
    const lead = (members: readonly Finding[]) => {
      const group = { members: members.map(({ id }) => id), also: [] };
      const story = withAnchors([findingOf({ subject: 'all', change: changeOf(), group }), ...members]);
      return story[0]?.anchor;
    };
    expect(lead([total, sum])).toBe(lead([sum, total]));
    expect(lead([total, sum])).not.toBe(lead([total]));
    expect(lead([total])).not.toBe(lead([{ ...total, anchor: 'bbbbbbbb' }]));
  });

  test('takes no place from others', () => {
    const many = [total, sum].map((one, index) => ({ ...one, line: index + 1 }));
    const verified = under([acceptance()], { findings: many, config: { comments: { inline: 1 } } });
    expect(of(verified, sum)?.verdict.publish).not.toBe(false);
  });
});

describe('a comment on the line', () => {
  const path = 'services/orders/pay.ts';
  const rule = 'resilience/http-call-without-timeout';
  const call = findingOf({ rule, subject: 'pay', path, line: 2, severity: 'critical' });
  const ignored = (line: string, given: Partial<Parameters<typeof under>[1]> = {}) =>
    under([], { findings: [call], texts: { [path]: `first\n${line}\n` }, config: { ignoreComments: 'any' }, ...given });

  test.each([
    [`await fetch(url); // architect:ignore ${rule} -- the mesh ends it`],
    [`await fetch(url); /* architect:ignore ${rule} -- the mesh ends it */`],
    [`call(url)  # architect:ignore ${rule}   --  the mesh ends it`],
  ])('%s', (line) => {
    expect(of(ignored(line), call)?.verdict).toMatchObject({
      publish: false,
      because: 'accepted on its line: the mesh ends it',
      accepted: { from: 'line', by: null },
    });
  });

  test('above it counts where it stands alone', () => {
    const texts = (above: string) => ({ texts: { [path]: `${above}\nawait fetch(url);\n` } });
    const comment = `// architect:ignore ${rule} -- the mesh ends it`;
    expect(of(ignored('', texts(comment)), call)?.verdict.publish).toBe(false);
    expect(of(ignored('', texts(`other(); ${comment}`)), call)?.verdict.publish).toBe('summary');
  });

  test.each([
    ['without a reason', `await fetch(url); // architect:ignore ${rule}`],
    ['with an empty reason', `await fetch(url); // architect:ignore ${rule} -- `],
    ['of another rule', 'await fetch(url); // architect:ignore resilience/call-in-transaction -- the mesh ends it'],
    ['of every rule', 'await fetch(url); // architect:ignore * -- the mesh ends it'],
  ])('%s ignores nothing', (_what, line) => {
    expect(of(ignored(line), call)?.verdict).toEqual({ publish: 'summary' });
  });

  test('that the change itself brings counts once it is merged, unless the base says otherwise', () => {
    const line = `await fetch(url); // architect:ignore ${rule} -- the mesh ends it`;
    const fresh = of(ignored(line, { config: {} }), call);
    expect(fresh?.verdict).toEqual({ publish: 'summary' });
    expect(fresh?.finding.lapsed?.because).toContain('counts once it is merged');
    const merged = { [path]: `moved\nfirst\n${line}\n` };
    expect(of(ignored(line, { config: {}, merged }), call)?.verdict.publish).toBe(false);
    const other = { [path]: line.replace('the mesh', 'somebody') };
    expect(of(ignored(line, { config: {}, merged: other }), call)?.verdict.publish).toBe('summary');
  });
});

describe('accept: in the configuration', () => {
  const read = (text: string, path = '.github/architect.yml') => readConfig([{ path, folder: '', text }], []);
  const entry = (more: string) => `accept:\n  - { finding: '1f2e3d4c', by: maria, reason: no client is left${more} }\n`;

  test('takes the same shape as a comment', () => {
    expect(read(entry(", change: '12345678', until: '2026-12-31'")).config.accept).toEqual([
      acceptance({ finding: '1f2e3d4c', change: '12345678', until: '2026-12-31', from: 'configuration' }),
    ]);
  });

  test('and in the baseline adds up', () => {
    const texts = [
      { path: '.github/architect.yml', folder: '', text: `fail-on: high\n${entry('')}` },
      { path: '.github/architect-baseline.yml', folder: '', text: entry('') },
    ];
    const { config, unread } = readConfig(texts, []);
    expect(unread).toEqual([]);
    expect(config).toMatchObject({ failOn: 'high', accept: [{ from: 'configuration' }, { from: 'baseline' }] });
  });

  test.each([
    ['no reason', "accept: [{ finding: '1f2e3d4c', by: maria }]", /accept\.0\.reason/],
    ['nobody', "accept: [{ finding: '1f2e3d4c', reason: x }]", /accept\.0\.by/],
    ['no id', 'accept: [{ finding: orders, by: maria, reason: x }]', /eight digits and letters/],
    ['a number for an id', 'accept: [{ finding: 12345678, by: maria, reason: x }]', /has to be a string/],
    ['a day that does not exist', entry(", until: '2026-02-30'"), /has to be a day/],
    ['a version that is a number', entry(', until: 2.1'), /day or a version in quotes|has to be a string/],
    ['a setting', entry(', silence: all'), /is not a setting/],
  ])('with %s is not followed, and says so', (_what, text, because) => {
    const { config, unread } = read(text);
    expect(config.accept).toEqual([]);
    expect(unread).toEqual([
      expect.objectContaining({ because: expect.stringMatching(because), line: expect.any(Number) }),
    ]);
  });

  test('is all that a baseline may say', () => {
    expect(read('fail-on: never', '.github/architect-baseline.yml')).toMatchObject({
      config: { failOn: 'breaking' },
      unread: [{ because: '`fail-on` is not a setting' }],
    });
  });
});

test.each<readonly [string, string, readonly string[]]>([
  ['* @maria @acme/all', 'a/b.yaml', ['maria', 'acme/all']],
  ['* @maria\n/services/orders/ @walter # theirs', 'services/orders/api/x.yaml', ['walter']],
  ['* @maria\n/services/orders/ @walter', 'libs/services/orders/x.yaml', ['maria']],
  ['orders/ @walter', 'services/orders/x.yaml', ['walter']],
  ['docs/* @walter', 'docs/api.yaml', ['walter']],
  ['docs/* @walter', 'docs/orders/api.yaml', []],
  ['*.yaml @walter', 'a/b/c.yaml', ['walter']],
  ['/openapi.yaml @walter', 'openapi.yaml', ['walter']],
  ['/openapi.yaml @walter', 'a/openapi.yaml', []],
  ['* @maria\n/generated/', 'generated/a.yaml', []],
  ['* maria@example.com', 'a.yaml', []],
  ['# only words\n\n', 'a.yaml', []],
  ['**/api @walter', 'x/api/y.yaml', ['walter']],
  ['* @maria\n/old\\ api/v\\ 1.yaml @walter', 'old api/v 1.yaml', ['walter']],
  ['* @maria\n/old\\ api/ @walter', 'old/api/v.yaml', ['maria']],
  ['* @maria\n/api/\\[id\\].yaml @walter', 'api/[id].yaml', ['walter']],
  ['* @maria \\', 'a.yaml', ['maria']],
])('%j says of %s that it is owned by %j', (text, path, expected) => {
  expect(ownersOf(text, path)).toEqual(expected);
});

test.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2100-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-04-31', false],
  ['26-04-30', false],
  ['', false],
])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));
