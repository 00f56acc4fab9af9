import { describe, expect, test } from 'vitest';
import { contract, head } from './contract.ts';
import { saidOf, type Texts, toldOf } from './told.ts';

const messages = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);
const openapi = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  messages({ 'openapi.yaml': contract(before) }, { 'openapi.yaml': contract(after) });

/** A closed object with these fields, those in `required` required. */
const closed = (fields: readonly string[], required: readonly string[] = []) =>
  [
    'type: object',
    'additionalProperties: false',
    `required: [${required.join(', ')}]`,
    `properties: {${fields.map((name) => `${name}: {type: string}`).join(', ')}}`,
  ].join('\n');

describe('what creates a thing and what updates it', () => {
  const pair = (create: string, update: string, fields: readonly string[], required: readonly string[] = []) => ({
    [create]: closed(fields, required),
    [update]: closed(fields, required),
  });

  test('refuse a field: one finding, with both', () => {
    expect(
      openapi(pair('OrderCreate', 'OrderUpdate', ['id', 'note']), pair('OrderCreate', 'OrderUpdate', ['id'])),
    ).toEqual([
      'The field `note` is refused in OrderCreate in requests to POST /ordercreate now. The same in OrderUpdate in requests to POST /orderupdate.',
    ]);
  });

  test('require a new field: one finding, however they are called', () => {
    for (const [create, update] of [
      ['NewOrder', 'OrderPatch'],
      ['CreateOrderRequest', 'UpdateOrderRequest'],
    ] as const) {
      const [was, now] = [pair(create, update, ['id']), pair(create, update, ['id', 'note'], ['note'])];
      expect(openapi(was, now)).toEqual([expect.stringMatching(/^The required field `note` .* The same in /u)]);
    }
  });

  test('refuse two fields: one finding, and two where they refuse different ones', () => {
    const all = pair('OrderCreate', 'OrderUpdate', ['id', 'note', 'total']);
    expect(openapi(all, pair('OrderCreate', 'OrderUpdate', ['id']))).toEqual([
      '2 fields are refused in OrderCreate in requests to POST /ordercreate now: `note` and `total`. The same in OrderUpdate in requests to POST /orderupdate.',
    ]);
    expect(openapi(all, { OrderCreate: closed(['id', 'note']), OrderUpdate: closed(['id', 'total']) })).toEqual([
      expect.stringMatching(/^The field `total` is refused in OrderCreate/u),
      expect.stringMatching(/^The field `note` is refused in OrderUpdate/u),
    ]);
  });

  test('and what is answered of it, in short and in full', () => {
    const order = (...fields: readonly string[]) => closed(fields, fields);
    const output = { sent: false, received: true };
    const told = (one: string, other: string) => {
      const texts = (...fields: readonly string[]) => ({
        'a.yaml': contract({ [one]: order(...fields), [other]: order(...fields) }, output),
      });
      return messages(texts('id', 'note'), texts('id'));
    };
    expect(told('Order', 'OrderDetail')).toEqual([
      'The field `note` was removed from Order in responses of POST /order. The same in OrderDetail in responses of POST /orderdetail.',
    ]);
  });

  test('in bodies that have no name: by their path', () => {
    const body = (fields: readonly string[]) =>
      `{content: {application/json: {schema: {type: object, additionalProperties: false, properties: {${fields.map((name) => `${name}: {type: string}`).join(', ')}}}}}}`;
    const api = (fields: readonly string[]) =>
      `${head}paths:\n${[
        ['/orders', 'post'],
        ['/orders/{id}', 'put'],
      ]
        .map(
          ([path, method]) =>
            `  ${path}:\n    ${method}:\n      requestBody: ${body(fields)}\n      responses: {'200': {description: ok}}\n`,
        )
        .join('')}`;
    expect(messages({ 'a.yaml': api(['id', 'note']) }, { 'a.yaml': api(['id']) })).toHaveLength(1);
  });

  test('in schemas that are files by themselves', () => {
    const schema = (fields: readonly string[]) =>
      JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(fields.map((name) => [name, { type: 'string' }])),
      });
    const files = (paths: readonly string[], fields: readonly string[]) =>
      Object.fromEntries(paths.map((path) => [path, schema(fields)]));
    const told = (...paths: readonly string[]) => messages(files(paths, ['id', 'note']), files(paths, ['id']));
    expect(told('schemas/order-create.schema.json', 'schemas/order-update.schema.json')).toEqual([
      expect.stringMatching(/^The field `note` is refused .* The same in schemas\/order-update\.schema\.json\.$/u),
    ]);
    // In another folder they are others.
    expect(told('a/order-create.schema.json', 'b/order-update.schema.json')).toHaveLength(2);
  });
});

describe('fields that got another type', () => {
  const types = (...fields: readonly (readonly [string, string, string])[]) =>
    Object.fromEntries(
      fields.map(([schema, name, type]) => [schema, `type: object\nproperties:\n  ${name}: {${type}}`]),
    );

  test('alike are one finding from three on, which names them', () => {
    const all = (type: string) =>
      types(
        ['Order', 'id', `type: ${type}`],
        ['Payment', 'orderId', `type: ${type}`],
        ['Refund', 'paymentId', `type: ${type}`],
      );
    expect(openapi(all('integer'), all('string'))).toEqual([
      'The type of `id` in Order in requests to POST /order changed from `integer` to `string`. The same in 2 more places: `orderId` and `paymentId`.',
    ]);
  });

  test('are one finding where an operation meets the two of them, and two where none does', () => {
    const two = (type: string, refers: string) => ({
      Order: `type: object\nproperties:\n  id: {type: ${type}}\n${refers}`,
      Payment: `type: object\nproperties:\n  orderId: {type: ${type}}`,
    });
    const paid = "  paid: {$ref: '#/components/schemas/Payment'}";
    expect(openapi(two('integer', paid), two('string', paid))).toHaveLength(1);
    expect(openapi(two('integer', ''), two('string', ''))).toHaveLength(2);
  });

  test('are a finding each where the types are others', () => {
    const three = (one: string, other: string) =>
      types(
        ['Order', 'id', `type: ${one}`],
        ['Payment', 'orderId', `type: ${one}`],
        ['Refund', 'paymentId', `type: ${other}`],
      );
    expect(openapi(three('integer', 'integer'), three('string', 'boolean'))).toHaveLength(3);
  });

  test('in one object are named, as in several', () => {
    const order = (type: string) => ({
      Order: `type: object\nproperties:\n${['id', 'cart', 'user'].map((name) => `  ${name}: {type: ${type}}`).join('\n')}`,
    });
    expect(openapi(order('integer'), order('string'))).toEqual([
      expect.stringMatching(/^The type of `id` in Order .* The same in 2 more places: `cart` and `user`\.$/u),
    ]);
  });

  test('in a schema by itself, and in a message of protobuf', () => {
    const schema = (type: string) =>
      JSON.stringify({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: { id: { type }, cart: { type }, user: { type } },
      });
    expect(messages({ 'a.schema.json': schema('integer') }, { 'a.schema.json': schema('string') })).toHaveLength(1);
    const message = (type: string) =>
      `syntax = "proto3";\npackage shop;\nmessage Order {\n  ${type} id = 1;\n}\nmessage Refund {\n  ${type} order = 1;\n  ${type} payment = 2;\n}\n`;
    const told = messages({ 'a.proto': message('int64') }, { 'a.proto': message('string') });
    expect(told).toEqual([expect.stringMatching(/The same in 2 more places: `order` and `payment`\.$/u)]);
  });

  test('and lists that may no longer repeat an item: one finding from three on', () => {
    const schema = (more: object, ...names: readonly string[]) =>
      JSON.stringify({
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        properties: Object.fromEntries(
          names.map((name) => [name, { type: 'array', items: { type: 'string' }, ...more }]),
        ),
      });
    const told = (...names: readonly string[]) =>
      messages(
        { 'order.schema.json': schema({}, ...names) },
        { 'order.schema.json': schema({ uniqueItems: true }, ...names) },
      );
    expect(told('lines', 'notes', 'tags')).toEqual([expect.stringMatching(/^`lines` .*`notes` and `tags`/u)]);
    expect(told('lines', 'notes')).toHaveLength(2);
  });

  test('or that are encoded otherwise: one finding for two', () => {
    const all = (one: string, other = one) =>
      types(['Order', 'scan', `type: string, ${one}`], ['Refund', 'receipt', `type: string, ${other}`]);
    expect(openapi(all('format: date'), all('format: date-time'))).toEqual([
      expect.stringMatching(
        /^The format of `scan` .* The same goes for `receipt` in Refund in requests to POST \/refund\.$/u,
      ),
    ]);
    expect(openapi(all('format: date'), all('format: date-time', 'format: uuid'))).toHaveLength(2);
  });
});

test('three fields that may no longer be null are one finding, and two are two', () => {
  const schema = (...nulls: readonly string[]) =>
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: Object.fromEntries(
        ['id', 'at', 'by'].map((name) => [name, { type: nulls.includes(name) ? ['string', 'null'] : 'string' }]),
      ),
    });
  const told = (...nulls: readonly string[]) =>
    messages({ 'a.schema.json': schema('id', 'at', 'by') }, { 'a.schema.json': schema(...nulls) });
  expect(told()).toEqual([expect.stringMatching(/^`id` .* can no longer be null\. The same in 2 more places: /u)]);
  expect(told('id')).toHaveLength(2);
});

test('fields of protobuf that may be missing alike are one finding', () => {
  const proto = (label: string, rest = label) =>
    `syntax = "proto3";\npackage shop;\nmessage Order {\n  ${label}string note = 1;\n  ${rest}string place = 2;\n}\n`;
  expect(messages({ 'a.proto': proto('') }, { 'a.proto': proto('optional ') })).toEqual([
    expect.stringMatching(/^The cardinality of `note` in Order .* The same goes for `place` in Order\.$/u),
  ]);
  expect(messages({ 'a.proto': proto('') }, { 'a.proto': proto('optional ', 'repeated ') })).toHaveLength(2);
});

test('files that are generated elsewhere are one finding from three on, whichever packages they are of', () => {
  const file = (name: string, from: string) =>
    `syntax = "proto3";\npackage ${name};\noption go_package = "${from}/${name}";\nmessage ${name} { string id = 1; }\n`;
  const files = (from: string, ...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [`services/${name}/${name}.proto`, file(name, from)]));
  const told = (...names: readonly string[]) =>
    messages(files('shop.test/v1', ...names), files('shop.test/v2', ...names));
  expect(told('orders', 'payments', 'refunds')).toEqual([expect.stringContaining('`go_package`')]);
  expect(told('orders', 'payments')).toHaveLength(2);
});

test('values of an enum of protobuf that have other numbers are not gone', () => {
  const proto = (values: string) => `syntax = "proto3";\npackage shop;\nenum Level {\n${values}}\n`;
  const [was, now] = ['  NONE = 0;\n  LOW = 1;\n  HIGH = 2;\n', '  LOW = 0;\n  HIGH = 8;\n  TOP = 9;\n'];
  expect(messages({ 'a.proto': proto(was) }, { 'a.proto': proto(now) })).toEqual([
    'In Level `LOW` and `HIGH` have other numbers now, and `NONE` is gone.',
  ]);
  expect(messages({ 'a.proto': proto(was) }, { 'a.proto': proto('  NONE = 0;\n') })).toEqual([
    '2 values were removed from Level: `LOW` and `HIGH`.',
  ]);
});

test('arguments that a field loses are one finding', () => {
  const schema = (args: string) => `type Query {\n  orders${args}: [ID]\n}\n`;
  const told = (now: string) =>
    messages({ 'a.graphql': schema('(a: ID, b: ID, c: ID, d: ID)') }, { 'a.graphql': schema(now) });
  expect(told('(d: ID)')).toEqual(['3 arguments are no longer accepted in Query.orders: `a`, `b` and `c`.']);
  expect(told('(b: ID, c: ID, d: ID)')).toEqual(['The argument `a` is no longer accepted in Query.orders.']);
});

describe('what an interface declares and each type that implements it', () => {
  const names = ['User', 'Event', 'Host'] as const;
  const fields = (image: string, more: string) => `  id: ID!\n  image${image}: String\n${more}`;
  const schema = (image: string, more: string, rest = '') =>
    [
      'type Query {\n  account: Account\n  user: User\n  event: Event\n  host: Host\n}\n',
      `interface Account {\n${fields(image, more)}}\n`,
      ...names.map((name) => `type ${name} implements Account {\n${fields(image, more)}}\n`),
      rest,
    ].join('');
  const told = (before: string, after: string) => messages({ 'a.graphql': before }, { 'a.graphql': after });

  test('loses a field, and with it a type that nothing else names: one finding', () => {
    const payout = '  payout: Payout\n';
    expect(told(schema('', payout, 'type Payout {\n  id: ID\n}\n'), schema('', ''))).toEqual([
      expect.stringMatching(
        /^The field `payout` was removed from Account .* The same in 3 more places: `User`, `Event` and `Host`\.$/u,
      ),
    ]);
  });

  test('loses an argument: one finding', () => {
    expect(told(schema('(format: String)', ''), schema('', ''))).toEqual([
      expect.stringMatching(
        /^The argument `format` is no longer .* Account\.image .* The same in 3 more places: `User\.image`, .*\.$/u,
      ),
    ]);
  });
});

test('what is said for several contracts is as bad as it is for any, and names whom it is as bad for', () => {
  const api = (name: string, type: string) =>
    contract({ [name]: "$ref: '#/components/schemas/Id'", Id: `type: ${type}` }, { sent: false, received: true });
  const texts = (type: string) => ({
    'examples/carts.yaml': api('Cart', type).replace('title: Orders', 'title: Carts'),
    'orders.yaml': api('Order', type),
  });
  const told = toldOf(texts('integer'), texts('string'));
  const [one, ...others] = told.filter(({ verdict }) => verdict.publish !== false);
  expect(others).toEqual([]);
  expect([one?.finding.path, one?.finding.change?.severity]).toEqual(['orders.yaml', 'breaking']);
  expect(one?.finding.change?.usedBy).not.toContain('POST /cart');
  expect(one?.finding.group?.also).toMatchObject([{ file: 'examples/carts.yaml' }]);
});

test('a value that comes to a list is one finding, in copies of a contract and in another that declares the list too', () => {
  const api = (title: string, paths: readonly string[], values: string) =>
    `openapi: 3.0.3\ninfo: {title: ${title}, version: 2026-01-01}\npaths:\n${paths
      .map(
        (path) =>
          `  /${path}:\n    get:\n      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Status'}}}}}\n`,
      )
      .join('')}components:\n  schemas:\n    Status: {type: string, enum: [${values}]}\n`;
  const texts = (values: string, other = values) => ({
    'jobs.yaml': api('Jobs', ['jobs', 'done'], values),
    'jobs.copy.yaml': api('Jobs', ['jobs', 'done'], values),
    'runs.yaml': api('Runs', ['runs'], other),
  });
  const told = messages(texts('done'), texts('done, queued'));
  expect(told).toEqual([expect.stringMatching(/^The value `queued` may now be returned for Status .* The same in /u)]);
  expect(messages(texts('done'), texts('done, queued', 'done, paused'))).toHaveLength(2);
});

describe('a list of alternatives that is another', () => {
  const kinds = ['Bool', 'Int', 'Text'];
  const schemas = (value: string, other = value) => ({
    Order: `type: object\nproperties:\n  value: ${value}`,
    Refund: `type: object\nproperties:\n  amount: ${other}`,
    ...Object.fromEntries(
      kinds.map((name) => [name, `type: object\nrequired: [${name}]\nproperties: {${name}: {type: string}}`]),
    ),
  });
  const among = (...names: readonly string[]) =>
    `{oneOf: [${names.map((name) => `{$ref: '#/components/schemas/${name}'}`).join(', ')}]}`;

  test('in two fields is one finding, and two lists are two', () => {
    const split = (name: string) => `{allOf: [${among('Bool', name)}, ${among('Int', 'Text')}]}`;
    const told = (one: string, other?: string) => openapi(schemas(split('Int'), split('Int')), schemas(one, other));
    expect(told(among('Text', 'Bool'))).toHaveLength(1);
    expect(told(among('Text', 'Bool'), among('Int', 'Bool'))).toHaveLength(2);
  });
});

describe('an operation that is gone', () => {
  const api = (title: string, paths: readonly string[]) =>
    `openapi: 3.0.3\ninfo: {title: ${title}, version: 2026-01-01}\npaths:\n${paths.map((path) => `  ${path}:\n    get: {responses: {'200': {description: ok}}}\n`).join('')}`;
  const told = (was: string, other: string) =>
    messages(
      { 'gateway.yaml': api('Gateway', [was, '/a', '/b', '/c']), 'orders.yaml': api('Orders', [other, '/x']) },
      { 'gateway.yaml': api('Gateway', ['/a', '/b', '/c']), 'orders.yaml': api('Orders', ['/x']) },
    );

  test('here and behind a prefix there is one finding, which names both', () => {
    expect(told('/public/v1/orders/{id}', '/orders/{key}')).toEqual([
      'The operation `GET /public/v1/orders/{id}` was removed. The same goes for `GET /orders/{key}`.',
    ]);
  });

  test('of another thing, or of one word that any service may have, is another finding', () => {
    expect(told('/public/v1/carts/{id}', '/orders/{key}')).toHaveLength(2);
    expect(told('/public/v1/health', '/health')).toHaveLength(2);
    const own = messages(
      { 'orders.yaml': api('Orders', ['/orders/{id}', '/public/orders/{id}', '/x']) },
      { 'orders.yaml': api('Orders', ['/x']) },
    );
    expect(own).toHaveLength(2);
  });
});

test('servers that are gone, and required fields that came to one object, are one list', () => {
  const servers = (...names: readonly string[]) =>
    `${head}servers:\n${names.map((name) => `  - url: https://${name}.example\n`).join('')}paths:\n  /orders:\n    get: {responses: {'200': {description: ok}}}\n`;
  expect(messages({ 'a.yaml': servers('a', 'b', 'c') }, { 'a.yaml': servers('c') })).toEqual([
    '2 servers are no longer listed for the API: `https://a.example` and `https://b.example`.',
  ]);
  expect(messages({ 'a.yaml': servers('a', 'c') }, { 'a.yaml': servers('c') })).toEqual([
    'The server `https://a.example` is no longer listed for the API.',
  ]);
  const order = (...names: readonly string[]) => ({ Order: closed(['id', ...names], names) });
  expect(openapi(order(), order('note', 'total'))).toEqual([
    expect.stringMatching(/^2 required fields were added to Order in requests to POST \/order: /u),
  ]);
});

test('a way to authenticate that is gone is one finding, in whichever contracts', () => {
  const api = (name: string, ...schemes: readonly string[]) =>
    `openapi: 3.0.3\ninfo: {title: ${name}, version: 2026-01-01}\npaths:\n  /${name}:\n    get:\n      security: [${schemes.map((one) => `{${one}: []}`).join(', ')}]\n      responses: {'200': {description: ok}}\ncomponents:\n  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n    token: {type: apiKey, in: header, name: X-Token}\n    old: {type: apiKey, in: header, name: X-Old}\n`;
  const told = (one: string, other: string) =>
    messages(
      { 'jobs.yaml': api('jobs', 'key', one), 'runs.yaml': api('runs', 'key', other) },
      { 'jobs.yaml': api('jobs', 'key'), 'runs.yaml': api('runs', 'key') },
    );
  expect(told('token', 'token')).toEqual([
    'Authenticating with `token` is no longer accepted by GET /jobs. The same in GET /runs.',
  ]);
  expect(told('token', 'old')).toHaveLength(2);
});

test('a value that came is returned where a service answers, and sent in messages and documents', () => {
  const status = (values: string) => `{type: object, properties: {status: {type: string, enum: [${values}]}}}`;
  const events = (values: string) =>
    `asyncapi: 3.0.0\ninfo: {title: Orders, version: 1.0.0}\nchannels:\n  placed:\n    address: placed\n    messages: {order: {payload: ${status(values)}}}\noperations:\n  place: {action: send, channel: {$ref: '#/channels/placed'}}\n`;
  const answers = (values: string) => contract({ Order: status(values) }, { sent: false, received: true });
  expect(messages({ 'a.yaml': events('open') }, { 'a.yaml': events('open, paid') })).toEqual([
    expect.stringMatching(/^The value `paid` may now be sent for status/u),
  ]);
  expect(messages({ 'a.yaml': answers('open') }, { 'a.yaml': answers('open, paid') })).toEqual([
    expect.stringMatching(/^The value `paid` may now be returned for Order\.status/u),
  ]);
});
