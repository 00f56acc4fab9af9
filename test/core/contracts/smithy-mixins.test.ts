import { expect, test } from 'vitest';
import { toldOf } from '../story/told.ts';

const said = (before: string, after: string) =>
  toldOf({ 'orders.smithy': before }, { 'orders.smithy': after }).flatMap(({ finding }) =>
    finding.change?.severity === 'safe' ? [] : [finding.message],
  );

const model = (services: string) => `$version: "2"
namespace shop
${services}
resource Refund { identifiers: { refundId: String }, create: CreateRefund }
operation CreateRefund { input := { amount: Integer }, errors: [NotFound] }
operation GetOrder { output := { @required total: Integer } }
@error("client")
structure NotFound {}
`;
const whole = model(
  'service Shop { version: "2026-01-01", operations: [GetOrder], resources: [Refund], errors: [NotFound] }',
);

test('a service that is a mixin is none, and what it offered is offered by the services with it', () => {
  const split = model(`@mixin
service Shop { version: "2026-01-01", errors: [NotFound] }
service Orders with [Shop] { operations: [GetOrder] }
service Refunds with [Shop] { resources: [Refund] }`);
  expect(said(whole, split)).toEqual([
    'The service `Shop` was removed.',
    'The version stays at `2026-01-01`, which announces no break.',
  ]);
});

test('a service has the operations, resources, errors and version of its mixins', () => {
  const mixed = (operations: string) =>
    model(`@mixin
service Base { version: "2026-01-01", operations: [${operations}], resources: [Refund], errors: [NotFound] }
service Shop with [Base] {}`);
  expect(said(whole, mixed('GetOrder'))).toEqual([]);
  expect(said(whole, mixed(''))).toEqual([
    'The operation `GetOrder` was removed.',
    'The version stays at `2026-01-01`, which announces no break.',
  ]);
});

test('a service has what the mixins of its mixins have', () => {
  const mixed = (operations: string) =>
    model(`@mixin
service Root { version: "2026-01-01", operations: [${operations}], resources: [Refund], errors: [NotFound] }
@mixin
service Base with [Root] {}
service Shop with [Base] {}`);
  expect(said(mixed('GetOrder'), mixed(''))).toEqual([
    'The operation `GetOrder` was removed.',
    'The version stays at `2026-01-01`, which announces no break.',
  ]);
});
