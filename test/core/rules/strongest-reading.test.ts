import { expect, test } from 'vitest';
import { defaultConfig } from '../../../src/core/config/default.ts';
import type { Difference, Mode } from '../../../src/core/model/contract.ts';
import type { Audience } from '../../../src/core/model/finding.ts';
import { noFacts } from '../../../src/core/model/facts.ts';
import { emptySnapshot, treeOf } from '../../../src/core/model/tree.ts';
import { strongestReading } from '../../../src/core/rules/strongest-reading.ts';
import { judge } from '../../../src/core/judge.ts';

const widened: Difference = {
  format: 'avro',
  kind: 'schema',
  aspect: 'type',
  direction: 'input',
  effect: 'widened',
  also: [
    { direction: 'output', effect: 'widened' },
    { direction: 'output', effect: 'replaced', audience: 'source' },
  ],
  subject: 'orders.avsc: Order > total type',
  name: 'total',
  where: 'Order',
  was: 'int',
  now: 'long',
  given: {},
  before: { file: 'orders.avsc', line: 4 },
  after: { file: 'orders.avsc', line: 4 },
  usedBy: [],
};

const mode = (...flows: Mode['flows']): Mode => ({ flows, audiences: ['wire'] });

test.each([
  ['BACKWARD', mode('input'), 'input widened'],
  ['FORWARD', mode('output'), 'output widened'],
  ['FULL', mode('input', 'output'), 'output widened'],
  ['NONE', mode(), undefined],
  ['for code alone', { flows: ['input', 'output'], audiences: ['source'] } as const, 'output widened'],
  ['for everybody', undefined, 'output widened'],
])('a field that takes more, %s', (_, compared, expected) => {
  const one = strongestReading(widened, compared);
  expect(one ? `${one.direction} ${one.effect}` : undefined).toBe(expected);
  expect(one?.also).toBeUndefined();
});

test('of readings that break alike, that of who runs is told', () => {
  const audiencesOf = (...audiences: readonly Audience[]) => {
    const [first, ...also] = audiences.map(
      (audience) => ({ direction: 'output', effect: 'replaced', audience }) as const,
    );
    return strongestReading({ ...widened, ...first, also }, undefined)?.audience;
  };
  expect(audiencesOf('source', 'json', 'wire')).toBe('wire');
  expect(audiencesOf('source', 'json')).toBe('json');
  expect(audiencesOf('source')).toBe('source');
});

test.each([
  [mode('input'), ['safe']],
  [mode('output'), ['breaking']],
  [mode(), []],
  [{ flows: ['input', 'output'], audiences: ['file'] } as const, []],
])('is judged once, as the mode %j hears it', (compared, severities) => {
  const words = { deprecate: 'as deprecated', sunset: 'a date', open: 'in its description' };
  const contract = {
    format: 'avro',
    mode: compared,
    words,
    path: 'orders.avsc',
    status: 'changed',
    versions: { before: null, after: null },
    asked: { before: [], after: [] },
    outline: { before: null, after: null },
    differences: [widened],
  } as const;
  const trees = { before: treeOf(emptySnapshot), after: treeOf(emptySnapshot) };
  const { findings } = judge({ ...noFacts('2026-06-01'), contracts: [contract] }, defaultConfig, trees);
  expect(findings.map(({ change }) => change?.severity)).toEqual(severities);
});

test('what to do is said in the words of the format', () => {
  const contract = {
    format: 'graphql',
    words: { deprecate: '`@deprecated`', sunset: 'a date', open: 'in its description' },
    path: 'orders.graphql',
    status: 'changed',
    versions: { before: null, after: null },
    asked: { before: [], after: [] },
    outline: { before: null, after: null },
    differences: [
      {
        ...widened,
        kind: 'property',
        aspect: 'presence',
        direction: 'output',
        also: [],
        now: null,
        given: { required: true },
      },
    ],
  } as const;
  const trees = { before: treeOf(emptySnapshot), after: treeOf(emptySnapshot) };
  const { findings } = judge({ ...noFacts('2026-06-01'), contracts: [contract] }, defaultConfig, trees);
  expect(findings.map(({ fix }) => fix)).toEqual([
    'Keep the field and mark it `@deprecated`; if it has a better name, send both for a while.',
  ]);
});
