import { expect, test } from 'vitest';
import { result, said } from './said.ts';

const described = (version: 2 | 3, addresses: readonly string[]) => {
  const head = `asyncapi: ${version}.0.0
info: { title: Orders, version: 1.0.0 }
servers:
  production: { ${version === 2 ? 'url: broker.example.com' : 'host: broker.example.com'}, protocol: kafka }
channels:
`;
  const channels = addresses.map((address) =>
    version === 2
      ? `  ${address}:
    publish: { message: { payload: { type: string } } }
    subscribe: { message: { payload: { type: string } } }
`
      : `  ${address}:
    address: ${address}
    messages: { one: { payload: { type: string } } }
`,
  );
  const operations = addresses.flatMap((address) =>
    ['send', 'receive'].map(
      (action) => `  ${action}-${address}: { action: ${action}, channel: { $ref: '#/channels/${address}' } }\n`,
    ),
  );
  return [head, ...channels, ...(version === 2 ? [] : ['operations:\n', ...operations])].join('');
};

const rulesOf = (before: Record<string, string>, after: Record<string, string>) =>
  result(before, after)
    .changes.flatMap(({ rule, severity }) => (severity === 'safe' ? [] : [rule]))
    .toSorted();

test.each([2, 3] as const)(
  'a copy that goes takes nothing from those who read the other one, in version %d',
  (version) => {
    const all = described(version, ['placed', 'paid']);
    const kept = { 'docs/asyncapi.yaml': all };
    expect(said({ ...kept, 'site/asyncapi.yaml': all }, kept)).toEqual([]);
    const rules = result({ ...kept, 'site/asyncapi.yaml': all }, kept).changes.map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(['contract/operation-described-elsewhere']));
  },
);

test('what moves from one description to another is not gone', () => {
  const before = { 'a/asyncapi.yaml': described(2, ['placed', 'paid']), 'b/asyncapi.yaml': described(2, ['sent']) };
  const after = { 'a/asyncapi.yaml': described(2, ['placed']), 'b/asyncapi.yaml': described(2, ['sent', 'paid']) };
  expect(said(before, after)).toEqual([]);
});

test.each([2, 3] as const)('the only description that goes takes all with it, in version %d', (version) => {
  const all = described(version, ['placed', 'paid']);
  const other = described(version, ['sent']).replace('Orders', 'Parcels').replace('broker', 'parcels');
  const kept = { 'docs/asyncapi.yaml': other };
  expect(rulesOf({ ...kept, 'site/asyncapi.yaml': all }, kept)).toEqual([
    'contract/broker-removed',
    'contract/receiving-removed',
    'contract/receiving-removed',
    'contract/sending-removed',
    'contract/sending-removed',
  ]);
});

test('an operation that only the copy had is said, and nothing of its servers', () => {
  const kept = { 'docs/asyncapi.yaml': described(3, ['placed', 'paid']) };
  const more = { ...kept, 'site/asyncapi.yaml': described(3, ['placed', 'paid', 'sent']) };
  expect(rulesOf(more, kept)).toEqual(['contract/receiving-removed', 'contract/sending-removed']);
});
