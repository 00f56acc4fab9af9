import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { saidOf } from './told.ts';

const orders = (...fields: readonly string[]) =>
  contract(
    {
      Order: `type: object\nrequired: [${fields.join(', ')}]\nproperties: {${fields.map((name) => `${name}: {type: string}`).join(', ')}}`,
      Cart: 'type: object',
      Refund: 'type: object',
    },
    { sent: false, received: true },
  );
const told = (before: Readonly<Record<string, string>>, now: string) =>
  saidOf(before, { ...before, 'dist/openapi.yaml': now }).map(({ change, message }) => [change?.severity, message]);
const lost = 'The field `note` was removed from Order in responses of POST /order.';

test('a copy that comes to say what another one said is dangerous, and names it', () => {
  const before = { 'api/openapi.yaml': orders('id'), 'dist/openapi.yaml': orders('id', 'note') };
  expect(told(before, orders('id'))).toEqual([
    ['dangerous', `${lost} \`api/openapi.yaml\` said so before this change.`],
  ]);
});

test('a copy that goes further than the other one is breaking', () => {
  const before = { 'api/openapi.yaml': orders('id', 'by'), 'dist/openapi.yaml': orders('id', 'by', 'note') };
  expect(told(before, orders('id'))).toEqual([
    ['breaking', expect.stringMatching(/^2 fields were removed from Order/u)],
  ]);
});

test('a contract without a copy, beside one of something else or under another name, is breaking', () => {
  const other = orders('id').replaceAll('/order', '/run').replaceAll('/cart', '/job').replaceAll('/refund', '/log');
  const next = orders('id').replace('paths:', 'servers: [{url: https://shop.example/v2}]\npaths:');
  for (const [path, text] of [
    ['v2/openapi.yaml', next],
    ['api/openapi.yaml', other.replace('title: Orders', 'title: Jobs')],
    ['api/next.yaml', orders('id')],
  ] as const)
    expect(told({ [path]: text, 'dist/openapi.yaml': orders('id', 'note') }, orders('id'))).toEqual([
      ['breaking', lost],
    ]);
});

const source = (...fields: readonly string[]) => ({
  'api/openapi.yaml': orders('id').replace(/    Order:.*?(?=    Cart:)/su, "    Order: { $ref: 'order.yaml' }\n"),
  'api/order.yaml': `type: object\nrequired: [${fields.join(', ')}]\nproperties: {${fields.map((name) => `${name}: {type: string}`).join(', ')}}\n`,
});
const bundle = 'api/openapi.bundled.yaml';
const saidOfBundle = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  saidOf(before, after).map(({ change, path, message }) => [change?.severity, path, message]);

test('a bundle that comes to say what its source said is dangerous, and names it', () => {
  const before = { ...source('id'), [bundle]: orders('id', 'note') };
  expect(saidOfBundle(before, { ...before, [bundle]: orders('id') })).toEqual([
    ['dangerous', bundle, `${lost} \`api/openapi.yaml\` said so before this change.`],
  ]);
});

test.each([bundle, 'dist/openapi.yaml', 'public/openapi.yaml', 'api/openapi.gen.yaml', 'api/openapi-resolved.yaml'])(
  'what is made again from a source that changes says it again: %s',
  (made) => {
    const before = { ...source('id', 'note'), [made]: orders('id', 'note', 'by') };
    expect(saidOfBundle(before, { ...source('id'), [made]: orders('id') })).toEqual([
      ['breaking', 'api/order.yaml', expect.stringContaining('`note` was removed')],
      ['dangerous', made, expect.stringMatching(/^2 fields were removed .* `api\/openapi.yaml` says so too\.$/u)],
    ]);
  },
);

test('what is called as its source is, and not made from it, is breaking', () => {
  const other = 'next/openapi.yaml';
  const before = { ...source('id', 'note'), [other]: orders('id', 'note', 'by') };
  expect(saidOfBundle(before, { ...source('id'), [other]: orders('id') })).toContainEqual([
    'breaking',
    other,
    expect.stringMatching(/^2 fields were removed from Order/u),
  ]);
});

test('a bundle that goes further than its source is breaking', () => {
  const before = { ...source('id', 'note'), [bundle]: orders('id', 'note', 'by') };
  expect(saidOfBundle(before, { ...source('id', 'by'), [bundle]: orders('id') })).toContainEqual([
    'breaking',
    bundle,
    expect.stringMatching(/^2 fields were removed from Order/u),
  ]);
});

test('a bundle beside a source that the change adds is all that clients had', () => {
  expect(saidOfBundle({ [bundle]: orders('id', 'note') }, { ...source('id'), [bundle]: orders('id') })).toContainEqual([
    'breaking',
    bundle,
    lost,
  ]);
});
