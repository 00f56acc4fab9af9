import { describe, expect, test } from 'vitest';
import type { AgentReport } from '../../../src/core/model/agent-report.ts';
import type { Unread } from '../../../src/core/model/contract.ts';
import type { Verified } from '../../../src/core/model/finding.ts';
import type { SaidComment } from '../../../src/core/model/said.ts';
import { agentLines } from '../../../src/core/report/formats/agent-lines.ts';
import { explanation } from '../../../src/core/report/parts/explanation.ts';
import { saySettings } from '../../../src/core/report/parts/settings.ts';
import { silence, summaryOf } from '../../../src/core/report/parts/summary.ts';
import { findingOf } from './finding.ts';
import { commit, publicationOf } from './publication.ts';

const several = <T>(count: number, one: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => one(index));

function foundIn(path: (index: number) => string) {
  return (count: number) =>
    several(count, (index): Verified => {
      const finding = findingOf({ path: path(index), subject: `Order.${index}` });
      return { finding, verdict: { publish: 'summary' } };
    });
}

const inOneFile = foundIn(() => 'orders.yaml');
const inFiles = foundIn((index) => `orders/${index}.yaml`);
const gap =
  (kind: Unread['kind']) =>
  (index: number): Unread => ({
    file: `stock/${index}.yaml`,
    because: 'A tab indents this line.',
    fix: 'Use spaces.',
    ...(kind === undefined ? {} : { kind }),
  });
const summary = (verified: readonly Verified[], unread: readonly Unread[] = []) =>
  publicationOf(verified, { facts: { unread } }).summary ?? '';
const saidOn = (path: string): SaidComment => ({
  id: 1,
  node: 'PRRC_1',
  body: '',
  mark: { ids: [], notes: {} },
  path,
  line: 1,
  side: 'after',
  onFile: false,
  hidden: false,
  thread: null,
  replied: false,
});
const noReport: AgentReport = {
  agents: ['architect'],
  models: [],
  calls: 1,
  dollars: 0.1,
  dearest: 0.1,
  handOffs: [],
  suspects: [],
  skipped: [],
  dropped: [],
  withheld: [],
  leftAside: [],
  notes: [],
  judged: {},
};
const note = (index: number) => `The agent file ${index} is empty.`;

/** The lists people see, where each ends, and a text that has one of so many items. */
const lists: readonly (readonly [name: string, most: number, item: RegExp, text: (count: number) => string])[] = [
  ['the findings of a rule', 20, /^ {2}- \*\*/gmu, (count) => summary(inOneFile(count))],
  ['the table of files', 20, /^\| orders\//gmu, (count) => summary(inFiles(count))],
  ['what was not reviewed', 20, /^- `stock\//gmu, (count) => summary([], several(count, gap(undefined)))],
  [
    'what is not followed of the configuration',
    20,
    /^- `stock\//gmu,
    (count) => summary([], several(count, gap('configuration'))),
  ],
  [
    'comments of earlier pushes',
    20,
    /^- `refunds\//gmu,
    (count) => {
      const earlier = several(count, (index) => saidOn(`refunds/${index}.yaml`));
      return summaryOf({ title: 'orders', ...publicationOf([]) }, commit(1), { ...silence, found: true, earlier });
    },
  ],
  ['the findings of a pull request', 50, /^- `/gmu, (count) => explanation(null, inFiles(count), commit(1))],
  [
    'what agents note, in a terminal',
    10,
    /^ {2}The agent file/gmu,
    (count) =>
      agentLines({ ...noReport, notes: several(count, note) })
        .flat()
        .join('\n'),
  ],
];

describe.each(lists)('%s', (_name, most, item, text) => {
  test.each([most - 1, most])('are all there where they are %i', (count) => {
    expect(text(count).match(item)).toHaveLength(count);
    expect(text(count)).not.toMatch(/\band \d+ more\b/u);
  });

  test('are cut where there is one more, and it is counted', () => {
    expect(text(most + 1).match(item)).toHaveLength(most);
    expect(text(most + 1)).toMatch(/\band 1 more\b/u);
  });
});

test('of findings a finding is left out that is said with another in the same words', () => {
  const [member, renamed] = [
    findingOf({ subject: 'Order (output)' }),
    findingOf({ subject: 'Order', message: 'Renamed.' }),
  ];
  const lead = findingOf({ group: { members: [member.id, renamed.id], also: [] } });
  const verified = [lead, member, renamed].map((finding): Verified => ({ finding, verdict: { publish: 'summary' } }));
  const text = explanation(null, verified, 'working tree');
  expect(text).toContain('2 findings at `working tree`;');
  expect(text.match(/^- `[0-9a-f]{8}`/gmu)).toEqual([`- \`${lead.id}\``, `- \`${renamed.id}\``]);
});

test('of what the base accepts, one finding is one', () => {
  const accepts = (value: string) =>
    saySettings([{ key: 'accept', value, from: '.github/architect.yml' }], { notFollowed: [], preview: null });
  expect(accepts('1')).toContain('| accept | 1 finding |');
  expect(accepts('3')).toContain('| accept | 3 findings |');
});
