import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Verified } from '../../../src/core/model/finding.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import { reviewResultSchema } from '../../../src/core/schemas/review-result.ts';
import { formats } from '../../../src/core/report/formats/index.ts';
import { changeOf, findingOf } from './finding.ts';

const spec = 'services/orders/openapi.yaml';
const removed = findingOf({
  side: 'before',
  change: changeOf({ before: { file: spec, line: 41 }, after: { file: spec, line: 36 } }),
});
const gone = findingOf({
  subject: 'Refund',
  side: 'before',
  path: 'services/orders/refunds.yaml',
  change: changeOf({ severity: 'dangerous', usedBy: ['POST /refunds', 'GET /refunds', 'GET /orders', 'PUT /refunds'] }),
});
const slow = findingOf({
  rule: 'resilience/http-call-without-timeout',
  path: 'services/orders/src/stock client.ts',
  line: 8,
  severity: 'low',
  message: 'One: 100%, two\n::error::three \u001B[31m',
});
const off: Verified = { finding: findingOf({ subject: 'off' }), verdict: { publish: false, because: 'turned off' } };

const publication: Publication = {
  outcome: 'findings',
  check: { conclusion: 'failure', title: '1 breaking change', summary: 'In the check.\n', annotations: [] },
  comments: [],
  summary: 'In a comment.\n',
  verified: [...[removed, gone, slow].map((finding): Verified => ({ finding, verdict: { publish: 'summary' } })), off],
  coverage: {
    read: { contract: [spec] },
    seen: [],
    unread: [
      { file: 'services/billing/openapi.yaml', line: 7, because: 'A tab indents this line.', fix: 'Use spaces.' },
    ],
    notes: ['The host lists only 3,000 files.'],
  },
  lanes: { rules: 'done', agent: 'off', because: null },
  cleared: [],
  preview: null,
  manner: { requestChanges: false, resolveThreads: false },
};
const silent: Publication = {
  ...publication,
  outcome: 'not-applicable',
  summary: null,
  verified: [],
  coverage: { read: {}, seen: [], unread: [], notes: [] },
};
/** So many findings of one rule, in one file. */
const often = (count: number) =>
  Array.from({ length: count }, (_, index): Verified => ({
    finding: findingOf({ subject: `Order.${index}`, line: index + 1, message: `Field ${index} is gone.` }),
    verdict: { publish: 'summary' },
  }));
const plainly = { color: false, head: 'working tree' };

test('a configuration that is not followed is told from a file that is not reviewed', () => {
  const wrong = { file: '.github/architect.yml', line: 2, because: 'x', fix: 'y', kind: 'configuration' } as const;
  const told = { ...silent, coverage: { ...publication.coverage, unread: [...publication.coverage.unread, wrong] } };
  const pretty = formats.pretty(told, plainly);
  expect(pretty).toMatch(
    /^Not reviewed\n {2}services.*7\n.*\n {2}The host.*\n\nConfiguration not followed\n {2}\.github/mu,
  );
  expect(formats.github(told, plainly)).toContain('line=2,title=Configuration not followed::X. Y.');
});

describe('pretty', () => {
  test('names only so many places that were not read', () => {
    const at = (line: number) => ({ file: spec, line, because: 'a file is missing', fix: 'add it' });
    const printed = (count: number) => {
      const unread = Array.from({ length: count }, (_, index) => at(index + 1));
      return formats.pretty({ ...silent, coverage: { ...silent.coverage, unread } }, plainly);
    };
    expect(printed(25)).toMatch(/:20\n.*\n {2}and 5 more\n/u);
    expect(printed(20)).not.toContain('more');
  });

  test('names each place as terminals open it, and ends with the verdict', () => {
    expect(formats.pretty(publication, plainly))
      .toBe(`services/orders/openapi.yaml:41 before the change  breaking  \`total\` is gone from the 200 response of \`GET /orders\`.
  Clients that read it find nothing there.
  What to do: Keep it, mark it deprecated, and remove it in the next major version.
  Affects GET /orders
  contract/response-field-removed · proven · ${removed.id}

services/orders/refunds.yaml:41 before the change  dangerous  \`total\` is gone from the 200 response of \`GET /orders\`.
  Clients that read it find nothing there.
  What to do: Keep it, mark it deprecated, and remove it in the next major version.
  Affects POST /refunds, GET /refunds, GET /orders and 1 more
  contract/response-field-removed · proven · ${gone.id}

services/orders/src/stock client.ts:8  low  One: 100%, two ::error::three [31m
  Clients that read it find nothing there.
  What to do: Keep it, mark it deprecated, and remove it in the next major version.
  resilience/http-call-without-timeout · proven · ${slow.id}

Not reviewed
  services/billing/openapi.yaml:7
      A tab indents this line. Use spaces.
  The host lists only 3,000 files.

Read 1 contract (services/orders/openapi.yaml).
1 breaking change
`);
  });

  test('has colour only where it is asked for', () => {
    const colored = formats.pretty(publication, { ...plainly, color: true });
    expect(colored).toContain('\u001B[31mbreaking\u001B[0m');
    // oxlint-disable-next-line no-control-regex
    expect(colored.replaceAll(/\u001B\[\d+m/gu, '')).toBe(formats.pretty(publication, plainly));
  });

  test('leaves a line free between what is explained, and before what is only named', () => {
    const text = formats.pretty({ ...publication, verified: often(5) }, plainly).split('\n');
    const starts = text.flatMap((line, at) => (/Field \d is gone/u.test(line) ? [at] : []));
    expect(starts.map((at) => text[at - 1])).toEqual([undefined, '', '', '', expect.stringContaining('Field 3')]);
  });

  test('folds what one rule finds often in a file, and says what it folded', () => {
    const text = (count: number) => formats.pretty({ ...publication, verified: often(count) }, plainly);
    expect(text(12).match(/is gone\./gu)).toHaveLength(10);
    expect(text(12).match(/What to do:/gu)).toHaveLength(3);
    expect(text(12).match(/Clients that read it find nothing there/gu)).toHaveLength(1);
    expect(text(12)).toContain('and 2 more of contract/response-field-removed; --format json lists them');
    expect(text(10)).not.toContain('more of');
  });

  test('says where else the same was done, and what the version adds', () => {
    const place = { file: spec, line: 7, side: 'before' } as const;
    const remark = { id: '12345678', rule: 'versioning/version', message: 'The version stays.', fix: 'Raise it.' };
    const finding = { ...removed, group: { members: ['87654321'], also: [place] }, remarks: [remark] };
    const one = { ...publication, verified: [{ finding, verdict: { publish: 'summary' } } as const] };
    expect(formats.pretty(one, plainly)).toContain(`Also in ${spec}:7 before the change.`);
    expect(formats.github(one, plainly)).toContain(
      `(contract/response-field-removed) Also in ${spec}:7 before the change. `,
    );
    expect(formats.pretty(one, plainly)).toContain('The version stays. Raise it. (versioning/version · 12345678)');
    const log = JSON.parse(formats.sarif(one, plainly)) as { runs: { results: { relatedLocations: unknown[] }[] }[] };
    expect(log.runs[0]?.results[0]?.relatedLocations).toHaveLength(2);
    const { findings } = JSON.parse(formats.json(one, plainly)) as { findings: unknown[] };
    expect(findings[0]).toMatchObject({ group: { members: ['87654321'], also: [place] }, remarks: [remark] });
  });

  test('with nothing to say is the verdict alone', () => {
    expect(formats.pretty(silent, plainly)).toBe('1 breaking change\n');
  });
});

test('markdown has the reasons and the fixes, because no comment has them', () => {
  const at = { path: spec, line: 41, side: 'before' } as const;
  const verified: Verified[] = [{ finding: removed, verdict: { publish: 'inline', at } }];
  const text = formats.markdown({ ...publication, verified }, plainly);
  expect(text).toMatch(/^### 1 breaking change\n/u);
  expect(text).toContain('Clients that read it find nothing there. **What to do:** Keep it, mark it deprecated');
  expect(text).not.toContain('commented in the diff');
  expect(text).not.toContain('<!--');
  expect(formats.markdown(silent, plainly)).toContain('Reviewed at `working tree`.\n');
});

test('an annotation says which files were seen and not read', () => {
  const seen = ['pay.go', 'ship.go', 'stock.go', 'tax.go'].map((path) => ({ path, kind: 'Go' }));
  const text = formats.github({ ...publication, coverage: { ...publication.coverage, seen } }, plainly);
  expect(text).toContain(
    '::notice title=Seen%2C not read%3A Go::No rule reads 4 files of Go: pay.go, ship.go, stock.go and 1 more.\n',
  );
  expect(text).toMatch(/\nRead 1 contract \(.*\)\. Seen, not read: 4 files of Go\.\n1 breaking change\n$/u);
});

test('json has every finding with its verdict', () => {
  const parsed: unknown = JSON.parse(formats.json(publication, plainly));
  expect(parsed).toMatchObject({
    version: 1,
    outcome: 'findings',
    conclusion: 'failure',
    title: '1 breaking change',
    findings: [
      {
        id: removed.id,
        change: { severity: 'breaking', after: { file: spec, line: 36 } },
        verdict: { publish: 'summary' },
      },
      { id: gone.id },
      { id: slow.id, change: null },
      { verdict: { publish: false, because: 'turned off' } },
    ],
    coverage: { unread: [{ line: 7 }] },
  });
});

describe('github', () => {
  test('one command a finding, in which nothing can start another', () => {
    const lines = formats.github(publication, plainly).trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^::error file=services\/orders\/openapi\.yaml,line=36,title=`total` is gone/u),
      expect.stringMatching(/^::warning file=services\/orders\/refunds\.yaml,title=/u),
      '::notice file=services/orders/src/stock client.ts,line=8,title=One%3A 100%25%2C two %3A%3Aerror%3A%3Athree [31m::' +
        'Clients that read it find nothing there. Keep it, mark it deprecated, and remove it in the next major version. ' +
        '(resilience/http-call-without-timeout)',
      '::warning file=services/billing/openapi.yaml,line=7,title=Not reviewed::A tab indents this line. Use spaces.',
      '::warning title=Not reviewed::The host lists only 3,000 files.',
      'Read 1 contract (services/orders/openapi.yaml).',
      '1 breaking change',
    ]);
  });
});

const at = (uri: string, startLine?: number) => ({
  artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
  ...(startLine === undefined ? {} : { region: { startLine } }),
});

describe('sarif', () => {
  // The official schema is draft 4; without its header it means the same in draft 7.
  const { $schema: _header, id: _id, ...schema } = sarifSchema;
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const valid = ajv.compile(schema);

  test.each([
    ['findings', publication],
    ['nothing', silent],
  ])('with %s is valid', (_name, publication) => {
    valid(JSON.parse(formats.sarif(publication, plainly)));
    expect(valid.errors).toBeNull();
  });

  test('the schema tells a broken log from a good one', () => {
    expect(valid({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('a name from the pull request is no link', () => {
    const finding = findingOf({ message: 'The value `[sign in](https://evil.example)` was added.' });
    const verified: Verified[] = [{ finding, verdict: { publish: 'summary' } }];
    const because = 'the key "[a](https://evil.example)" stands twice';
    const coverage = { ...publication.coverage, unread: [{ file: spec, because, fix: 'keep one' }] };
    const log = formats.sarif({ ...publication, verified, coverage }, plainly);
    expect(log).toContain('sign in');
    expect(log).toContain('stands twice');
    expect(log).not.toContain('](');
  });

  test('each finding is a result on a line of the head, known again by its id', () => {
    const { runs } = JSON.parse(formats.sarif(publication, plainly)) as { runs: [{ results: unknown[] }] };
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'contract/response-field-removed',
        ruleIndex: 0,
        level: 'error',
        locations: [{ physicalLocation: at(spec, 36) }],
        relatedLocations: [{ physicalLocation: at(spec, 41) }],
        partialFingerprints: { 'architect/v1': removed.id },
      },
      { level: 'warning', locations: [{ physicalLocation: at('services/orders/refunds.yaml') }] },
      {
        ruleId: 'resilience/http-call-without-timeout',
        ruleIndex: 1,
        level: 'note',
        locations: [{ physicalLocation: at('services/orders/src/stock%20client.ts', 8) }],
      },
    ]);
    expect(runs[0].results).toHaveLength(3);
    expect(runs[0]).toMatchObject({
      tool: { driver: { rules: [{ helpUri: expect.stringMatching(/response-field-removed\.md$/u) }, {}] } },
      invocations: [
        {
          toolExecutionNotifications: [
            { locations: [{ physicalLocation: at('services/billing/openapi.yaml', 7) }] },
            {},
          ],
        },
      ],
    });
  });
});

describe('what an agent says', () => {
  const judged = (standing: 'confirmed' | 'unverified', subject: string): Verified => ({
    finding: findingOf({
      rule: 'resilience/retry-without-limit',
      subject,
      certainty: 'judged',
      by: 'backend-architect',
      message: `Retried for ever: ${subject}.`,
      judged: { standing, votes: { real: 3, of: 3 }, evidence: [], unknowns: '', suggestion: null },
    }),
    verdict: { publish: 'summary' },
  });
  const explained: Verified = {
    finding: { ...removed, added: { by: 'backend-architect', text: 'The\nshop \u001B[31mshows it.' } },
    verdict: { publish: 'summary' },
  };
  const spoken: Publication = {
    ...publication,
    verified: [explained, judged('confirmed', 'charge'), judged('unverified', 'refund')],
    lanes: { rules: 'done', agent: 'done', because: null },
    agent: {
      agents: ['backend-architect'],
      models: ['claude-fake-1'],
      calls: 5,
      dollars: 0.05,
      dearest: 0.03,
      handOffs: [{ to: 'database-architect', what: 'It needs an index', file: spec, line: 3 }],
      suspects: [{ file: spec, line: 9, side: 'after' }],
      skipped: [],
      dropped: [],
      leftAside: [{ rule: 'documents/guide-outdated', message: 'The guide is behind.', file: spec, line: 1 }],
      withheld: [
        {
          rule: 'events/dual-write',
          message: 'Lost.',
          why: 'The broker is down.',
          file: spec,
          line: 4,
          side: 'after',
          quote: 'get:',
          because: 'this cannot happen',
          reasoning: '',
          decisive: null,
        },
      ],
      notes: [],
      judged: {},
    },
  };

  test('is told from what the rules say, on a terminal', () => {
    const text = formats.pretty(spoken, plainly);
    expect(text).toContain('resilience/retry-without-limit · judged · by backend-architect · verified 3/3 · ');
    expect(text).toContain('judged · by backend-architect · unverified · ');
    expect(text).toContain('  backend-architect adds: The shop [31mshows it.\n');
    expect(text).toContain(`For others to judge\n  database-architect: It needs an index ${spec}:3\n`);
    expect(text).toContain('Asked: backend-architect with claude-fake-1, 5 calls, $0.05 (at most $0.030 for one).\n');
    expect(text).toContain('1 remark of low severity left aside.\n');
  });

  test('stands on no line where nobody put it to the test', () => {
    for (const format of [formats.github, formats.sarif]) {
      expect(format(spoken, plainly)).toContain('Retried for ever');
      expect(format(spoken, plainly)).toContain('charge');
      expect(format(spoken, plainly)).not.toContain('refund.');
    }
  });

  test('is for programs as the schema has it', () => {
    const { lanes, agent } = reviewResultSchema.parse(JSON.parse(formats.json(spoken, plainly)));
    expect({ lanes, agent }).toMatchObject({ lanes: { agent: 'done' }, agent: { calls: 5 } });
  });
});
