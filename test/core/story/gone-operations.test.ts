import { describe, expect, test } from 'vitest';
import { saidOf } from './told.ts';

const head = '$version: "2"\nnamespace example.orders\n';
const offering = (service: string) => `${head}service Orders { version: "1", ${service} }\n`;
const read = 'operation GetOrder { input := { @required id: String } output := { total: Integer } }\n';
const write = `operation PutOrder { input := { @required id: String } output := { total: Integer } }
operation DropOrder { input := { @required id: String } }
`;

/** What is said of a change of a model, each with its severity. */
function modelSaid(before: string, after: string): readonly string[] {
  return saidOf({ 'orders.smithy': before }, { 'orders.smithy': after }).map(
    ({ change, message }) => `${change?.severity}: ${message}`,
  );
}

describe('operations of Smithy', () => {
  const all = `${offering('operations: [GetOrder, PutOrder, DropOrder]')}${read}${write}`;
  const listed = `${offering('operations: [GetOrder]')}${read}${write}`;
  const gone = `${offering('operations: [GetOrder]')}${read}`;

  test.each([
    ['alone', listed],
    ['with their shapes', gone],
  ])('that leave a service %s are one finding', (_, after) => {
    expect(modelSaid(all, after)).toEqual(['breaking: 2 operations were removed: `PutOrder` and `DropOrder`.']);
  });

  test('that leave two services are two findings', () => {
    const both = `${all}service Copy { version: "1", operations: [PutOrder, DropOrder, GetOrder] }\n`;
    const after = both
      .replace('[GetOrder, PutOrder, DropOrder]', '[GetOrder, DropOrder]')
      .replace('[PutOrder, DropOrder, GetOrder]', '[PutOrder, GetOrder]');
    expect(modelSaid(both, after)).toHaveLength(2);
  });

  test('go with the resource that has them', () => {
    const item = `resource Item { identifiers: {id: String}, read: GetItem, operations: [MoveItem] }
@readonly operation GetItem { input := { @required id: String } }
operation MoveItem { input := { @required id: String } }
`;
    const before = `${offering('operations: [GetOrder], resources: [Item]')}${read}${item}`;
    expect(modelSaid(before, gone)).toEqual(['breaking: 2 operations were removed: `MoveItem` and `GetItem`.']);
    expect(modelSaid(before, before.replace(', operations: [MoveItem]', ''))).toEqual([
      'breaking: The operation `MoveItem` was removed.',
    ]);
  });

  test('that no service offers are dangerous to lose or to change, and breaking where no service is in the model', () => {
    const lost = '2 shapes were removed: `DropOrder` and `PutOrder`.';
    expect(modelSaid(listed, gone)).toEqual([`dangerous: ${lost}`]);
    const withoutService = (text: string) => text.replace(/service .*\n/, '');
    expect(modelSaid(withoutService(listed), withoutService(gone))).toEqual([`breaking: ${lost}`]);
    const asking = (text: string) =>
      text.replace('PutOrder { input := { @required id: String }', 'PutOrder { input := { @required id: Integer }');
    expect(modelSaid(listed, asking(listed))).toEqual([expect.stringMatching(/^dangerous: The type of `id`/)]);
    expect(modelSaid(all, asking(all))).toEqual([expect.stringMatching(/^breaking: The type of `id`/)]);
  });

  test('that share a shape with what no service offers break where they are called', () => {
    const shared = (id: string) =>
      `${offering('operations: [GetOrder]')}operation GetOrder { input: Key }\noperation PutOrder { input: Key }\nstructure Key { @required id: ${id} }\n`;
    expect(modelSaid(shared('String'), shared('Integer'))).toEqual([
      expect.stringMatching(/^breaking: The type of `id`/),
    ]);
  });
});

test('a member of Smithy that is required and called otherwise is one finding', () => {
  // Without a service the model is there for others.
  const model = (members: string) =>
    `${offering('').replace(/service .*\n/, '')}${read}structure Kept { ${members} }\n`;
  expect(modelSaid(model('@required order_id: String'), model('@required orderId: String'))).toEqual([
    'breaking: The required field `orderId` was added to Kept. `order_id` is gone.',
  ]);
  expect(modelSaid(model('a: String'), model('b: String'))).toEqual([
    expect.stringMatching(/^breaking: The member `a` was removed/),
  ]);
});

test('fields that leave one root of GraphQL are one finding, and those of another root another', () => {
  const schema = (queries: string, mutations: string) => ({
    'schema.graphql': `type Query { id: ID ${queries} }\ntype Mutation { close: ID ${mutations} }\n`,
  });
  const lost = (after: Readonly<Record<string, string>>) =>
    saidOf(schema('order: ID note: ID', 'pay: ID'), after).map(({ message }) => message);
  expect(lost(schema('', ''))).toEqual([
    '2 fields were removed: `Query.order` and `Query.note`.',
    'The field `Mutation.pay` was removed.',
  ]);
  expect(lost(schema('order: ID', ''))).toEqual([
    'The field `Query.note` was removed.',
    'The field `Mutation.pay` was removed.',
  ]);
});

test('operations of OpenAPI that leave two paths stay two findings', () => {
  const path = (at: string, calls: string) => `  ${at}: {get: {responses: {'204': {description: done}}}${calls}}\n`;
  const api = (calls: string) => ({
    'openapi.yaml': `openapi: 3.0.3\ninfo: {title: Orders, version: 2026-01-01}\npaths:\n${path('/orders', calls)}${path('/notes', calls)}`,
  });
  const said = saidOf(api(", post: {responses: {'204': {description: done}}}"), api(''));
  expect(said.map(({ message }) => message)).toEqual([
    'The operation `POST /orders` was removed.',
    'The operation `POST /notes` was removed.',
  ]);
});

test('operations of OpenAPI whose paths begin alike up to a dot are one finding where none of them is left', () => {
  const paths = (...names: readonly string[]) =>
    `openapi: 3.0.3\ninfo: {title: Orders, version: '1'}\npaths:\n${names.map((name) => `  /${name}: {get: {responses: {'200': {description: ok}}}}\n`).join('')}`;
  const messages = (before: string, after: string) =>
    saidOf({ 'a.yaml': before }, { 'a.yaml': after }).map(({ message }) => message);
  const kept = ['orders.list', 'v1.0', 'v1.1', 'v1.2'];
  const carts = ['carts.close', 'carts.items.add', 'carts.list'];
  expect(messages(paths(...kept, ...carts), paths(...kept))).toEqual([
    '3 operations of `/carts.*` were removed, and none is left there: `GET /carts.close`, `GET /carts.items.add` and `GET /carts.list`.',
  ]);
  expect(messages(paths(...kept, ...carts, 'carts.open'), paths(...kept, 'carts.open'))).toHaveLength(3);
  // A dot in a number divides nothing.
  expect(messages(paths(...kept), paths('orders.list'))).toHaveLength(3);
});

test('a channel that is gone both ways is one finding, and two channels are two', () => {
  const file = (...channels: readonly string[]) => ({
    'asyncapi.yaml': [
      'asyncapi: 3.0.0',
      'info: {title: Orders, version: 1.0.0}',
      `channels: {${channels.map((one) => `${one}: {address: ${one}, messages: {order: {payload: {type: string}}}}`).join(', ')}}`,
      'operations:',
      ...channels.flatMap((one) =>
        ['send', 'receive'].map(
          (action) => `  ${one}-${action}: {action: ${action}, channel: {$ref: '#/channels/${one}'}}`,
        ),
      ),
      '',
    ].join('\n'),
  });
  const told = (before: object, after: object) =>
    saidOf(before as Record<string, string>, after as Record<string, string>).map(({ message }) => message);
  const [gone] = told(file('placed', 'paid', 'sent'), file('placed', 'paid'));
  expect(told(file('placed', 'paid', 'sent'), file('placed', 'paid'))).toHaveLength(1);
  expect(gone).toContain('`receive sent`');
  expect(gone).toContain('`send sent`');
  expect(told(file('placed', 'paid', 'sent'), file('placed'))).toHaveLength(2);
});
