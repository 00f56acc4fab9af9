import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../src/core/contract.ts';
import { printed } from '../../../src/core/rules/render-message.ts';
import { contract, head } from './contract.ts';
import { saidOf, type Texts } from './told.ts';

const said = (before: string, after: string) => saidOf({ 'openapi.yaml': before }, { 'openapi.yaml': after });
const messages = (before: string, after: string) => said(before, after).map(({ message }) => message);

describe('what one line says', () => {
  const told = (schemas: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) =>
    messages(contract(schemas, { received: true }), contract(now, { received: true }));

  test('of requests and of responses is one finding', () => {
    const order = (type: string) => ({ Order: `type: object\nproperties:\n  lines: {type: ${type}}` });
    expect(told(order('object'), order('array'))).toEqual([
      'The type of `lines` in Order in requests to POST /order changed from `object` to `array`. The same in Order in responses of POST /order.',
    ]);
  });

  test('of a field that went is one finding, whatever referred to it', () => {
    const shop = (name: string, field: string) =>
      contract(
        { Order: `properties: {price: {$ref: '#/components/schemas/${name}'}}` },
        { sent: false, received: true },
      )
        .replace(
          'paths:\n',
          `paths:\n  /price:\n    get:\n      responses: {'200': {description: ok, content: {application/json: {schema: {allOf: [{properties: {data: {type: object}}}, {properties: {data: {$ref: '#/components/schemas/${name}'}}}]}}}}}\n`,
        )
        .concat(`    ${name}: {type: object, required: [${field}], properties: {${field}: {type: string}}}\n`);
    expect(messages(shop('Price', 'tax'), shop('Amount', 'sum'))).toEqual([
      'The field `tax` was removed from data in the 200 response of GET /price. The same in Amount in responses of POST /order.',
    ]);
  });

  test('of alternatives is one finding, whatever refers to it', () => {
    const owner = (schema: string) => ({
      Owner: schema,
      Order: "allOf: [{$ref: '#/components/schemas/Owner'}]",
      Refund: "type: object\nproperties: {by: {$ref: '#/components/schemas/Owner'}}",
    });
    const properties = 'properties: {a: {type: string}, b: {type: string}}';
    const alternative = (name: string) =>
      `{title: ${name.toUpperCase()}, type: object, required: [${name}], ${properties}}`;
    const [plain, either] = [`{type: object, ${properties}}`, `{oneOf: [${['a', 'b'].map(alternative).join()}]}`];
    const said = messages(
      contract(owner(`allOf: [${either}]`), { sent: false, received: true }),
      contract(owner(`allOf: [${plain}]`), { sent: false, received: true }),
    );
    expect(said).toEqual([expect.stringMatching(/^The alternatives of `Owner` .* none now, `A, B` before\./u)]);
  });

  test('of a value that alternatives are told by is a value more', () => {
    const action = (...names: readonly string[]) => ({
      Action: [
        'oneOf:',
        ...names.map((name) => `  - {type: object, required: [on], properties: {on: {const: ${name}}}}`),
      ].join('\n'),
    });
    const [one] = said(
      contract(action('read', 'write'), { sent: false, received: true }),
      contract(action('read', 'write', 'tag'), { sent: false, received: true }),
    );
    expect(one).toMatchObject({ rule: 'contract/response-enum-value-added', change: { severity: 'dangerous' } });
    expect(one?.message).toBe('The value `on: tag` may now be returned for Action in responses of POST /action.');
  });
});

test('an alternative that is built as another but for its literal is a value more', () => {
  const problem = (code: string, fields: string) =>
    `  - {title: ${code}, type: object, required: [code, text], properties: {code: {enum: [${code}]}, text: {type: string}${fields}}}`;
  const told = (...more: readonly string[]) => {
    const schema = (list: readonly string[]) => ({ Problem: ['oneOf:', problem('lost', ''), ...list].join('\n') });
    const flow = { sent: false, received: true };
    return said(contract(schema([]), flow), contract(schema(more), flow)).map(({ rule, change }) => [
      rule,
      change?.severity,
    ]);
  };
  expect(told(problem('late', ''), problem('full', ''))).toEqual([['contract/response-enum-value-added', 'dangerous']]);
  expect(told(problem('late', ', days: {type: integer}'))).toContainEqual([
    'contract/response-variant-added',
    'breaking',
  ]);
});

test('a body that several operations ask for now is one finding', () => {
  const names = ['Order', 'Refund', 'Cart'];
  const schemas = (own: readonly string[]) => Object.fromEntries(own.map((name) => [name, 'type: object']));
  const asks = (text: string) => text.replaceAll('requestBody: {content', 'requestBody: {required: true, content');
  const ways = { sent: true, received: true };
  const [without, both] = [contract(schemas(names), { ...ways, sent: false }), asks(contract(schemas(names), ways))];
  expect(messages(without, both)).toEqual([
    expect.stringMatching(/^A required request body was added to POST \/order\. The same in 2 more places/u),
  ]);
});

describe('what a file of protobuf declares', () => {
  const messagesIn = (...names: readonly string[]) =>
    `syntax = "proto3";\npackage shop;\n${names.map((name) => `message ${name} {}\n`).join('')}`;

  test('is one list where it moved to several files', () => {
    const told = saidOf(
      { 'shop.proto': messagesIn('Order', 'Refund', 'Cart') },
      { 'shop.proto': messagesIn('Cart'), 'order.proto': messagesIn('Order'), 'refund.proto': messagesIn('Refund') },
    );
    expect(told.map(({ message }) => message)).toEqual([
      '2 declarations moved from `shop.proto` to 2 files: `Order` and `Refund`.',
    ]);
  });

  test('is elsewhere now: one finding for two files that are gone', () => {
    const file = (name: string) => `syntax = "proto3";\npackage shop;\nmessage ${name} {}\n`;
    const said = (...moved: readonly string[]) =>
      saidOf(
        { 'order.proto': file('Order'), 'cart.proto': file('Cart') },
        Object.fromEntries(
          ['order', 'cart'].map((name) => [
            moved.includes(name) ? `v1/${name}.proto` : `${name}.proto`,
            file(name === 'order' ? 'Order' : 'Cart'),
          ]),
        ),
      ).map(({ message }) => message);
    expect(said('order', 'cart')).toEqual([
      '2 files are gone, and what they declared is elsewhere now: `cart.proto` and `order.proto`.',
    ]);
    expect(said('order')).toEqual(['The file order.proto is gone, and what it declared is in v1/order.proto now.']);
  });

  test('is generated otherwise: one finding for three files, and two for two', () => {
    const files = (names: readonly string[], end: string) =>
      Object.fromEntries(
        names.map((name) => [
          `${name}.proto`,
          `syntax = "proto3";\npackage shop;\noption java_outer_classname = "${name}${end}";\nmessage ${name} {}\n`,
        ]),
      );
    const counted = (...names: readonly string[]) => saidOf(files(names, ''), files(names, 'Proto')).length;
    expect(counted('Order', 'Refund', 'Cart')).toBe(1);
    expect(counted('Order', 'Refund')).toBe(2);
  });
});

describe('what stands in two contracts of a change', () => {
  const api = (base: string, ...names: readonly string[]) =>
    `openapi: 3.0.3\ninfo: {title: Orders${base}, version: 2026-01-01}\npaths:\n${names
      .map(
        (name) => `  ${base}/${name}:\n    get: {operationId: list_${name}, responses: {'200': {description: ok}}}\n`,
      )
      .join('')}`;

  test('is one operation that went, where both call it the same', () => {
    const told = (one: string, other: string) =>
      saidOf(
        { 'all.yaml': api('/v1', 'jobs', 'runs'), 'own.yaml': api('', one, other) },
        { 'all.yaml': api('/v1', 'runs'), 'own.yaml': api('', other) },
      );
    const [first, ...others] = told('jobs', 'users');
    expect(others).toEqual([]);
    expect(first?.message).toBe('The operation `GET /v1/jobs` was removed. The same goes for `GET /jobs`.');
    expect(first?.group?.also).toMatchObject([{ file: 'own.yaml' }]);
    expect(told('carts', 'users')).toHaveLength(2);
  });

  test('is dangerous at most where it is for tests, and as bad as it is where it was asked for by name', () => {
    const [was, now] = [api('', 'jobs', 'runs'), api('', 'runs')];
    const verdict = (path: string) => saidOf({ [path]: was }, { [path]: now })[0]?.change?.severity;
    expect(verdict('service/src/test/resources/api.yaml')).toBe('dangerous');
    expect(verdict('service/src/main/resources/api.yaml')).toBe('breaking');
    const [before, after] = [was, now].map((text) => ({
      paths: ['test/api.yaml'],
      texts: { 'test/api.yaml': text },
      refused: {},
    }));
    if (!before || !after) throw new Error('there are two');
    const [format, mode, asOf] = [null, null, '2026-06-01'] as const;
    const { result } = compareContracts({ before, after, pairs: [], format, mode, asOf });
    expect(result.verdict).toBe('breaking');
  });
});

test('an object that loses two fields is one finding', () => {
  const order = (...names: readonly string[]) => ({
    Order: `type: object\nrequired: [${names.join(', ')}]\nproperties: {${names.map((name) => `${name}: {type: string}`).join(', ')}}`,
  });
  const output = { sent: false, received: true };
  const whole = contract(order('id', 'note', 'total', 'paid'), output);
  expect(messages(whole, contract(order('id', 'paid'), output))).toEqual([
    '2 fields were removed from Order in responses of POST /order: `note` and `total`.',
  ]);
});

test('an object that asks for more fields is one finding', () => {
  const order = (...names: readonly string[]) => ({
    Order: `type: object\nrequired: [${names.join(', ')}]\nproperties: {${names.map((name) => `${name}: {type: string}`).join(', ')}}`,
  });
  const told = (...names: readonly string[]) => messages(contract(order('id')), contract(order('id', ...names)));
  expect(told('note', 'total')).toEqual([
    '2 required fields were added to Order in requests to POST /order: `note` and `total`.',
  ]);
  expect(told('note')).toEqual(['The required field `note` was added to Order in requests to POST /order.']);
});

test('what becomes one of several alternatives without a name says what they have', () => {
  const output = { sent: false, received: true };
  const either = 'oneOf: [{type: object, required: [card], properties: {card: {type: string}}}, {type: integer}]';
  expect(
    messages(contract({ Order: 'type: array\nitems: {type: string}' }, output), contract({ Order: either }, output))[0],
  ).toContain('`with card, integer` now, none before');
});

test('an alternative of one literal that comes to several unions is one finding', () => {
  const union = (...kinds: readonly string[]) =>
    [
      'oneOf:',
      ...kinds.map(
        (kind) => `  - {type: object, required: [kind, by], properties: {kind: {const: ${kind}}, by: {type: string}}}`,
      ),
    ].join('\n');
  const schemas = (...kinds: readonly string[]) => ({ Grant: union(...kinds), Role: union(...kinds) });
  const output = { sent: false, received: true };
  expect(
    messages(contract(schemas('read', 'write'), output), contract(schemas('read', 'write', 'tag'), output)),
  ).toEqual([
    'The value `kind: tag` may now be returned for Grant in responses of POST /grant. The same in Role in responses of POST /role.',
  ]);
});

test('a type of GraphQL is written as it is, and a text that could be a list of JSON as a text', () => {
  const schema = (type: string) => `type Query { tags: ${type} }\n`;
  const [one] = saidOf({ 'a.graphql': schema('[String!]') }, { 'a.graphql': schema('[Int!]') });
  expect(one?.message).toContain('from `[String!]` to `[Int!]`');
  expect(printed('[1]')).toBe('`"[1]"`');
});

test('options of one file of protobuf that are gone or changed are one thing to say', () => {
  const file = (...options: readonly string[]) =>
    `syntax = "proto3";\npackage shop;\n${options.map((one) => `option ${one};\n`).join('')}message Order {}\n`;
  const said = (now: string) =>
    saidOf(
      { 'a.proto': file('go_package = "shop/a;a"', 'java_package = "shop.a"', 'csharp_namespace = "Shop"') },
      { 'a.proto': now },
    ).map(({ message }) => message);
  expect(said(file('go_package = "shop/b;b"'))).toEqual([
    '3 options of a file changed: `go_package`, `java_package` and `csharp_namespace`.',
  ]);
  expect(said(file('go_package = "shop/a;a"', 'java_package = "shop.a"'))).toEqual([
    'The option `csharp_namespace` changed: none now, `Shop` before.',
  ]);
});

test('namespaces of one file of Thrift that change are one thing to say', () => {
  const file = (java: string, go: string) => `namespace java ${java}\nnamespace go ${go}\nstruct Order {}\n`;
  const said = (now: string) =>
    saidOf({ 'a.thrift': file('shop.a', 'shop') }, { 'a.thrift': now }).map(({ line, message }) => [line, message]);
  expect(said(file('shop.b', 'store'))).toEqual([[1, '2 namespaces changed: `namespace java` and `namespace go`.']]);
  expect(said(file('shop.a', 'store'))).toEqual([[2, 'The `namespace go` changed from `shop` to `store`.']]);
});

describe('channels of a broker', () => {
  const channels = (addresses: readonly string[], exchange: (address: string) => string = () => 'all') =>
    `asyncapi: 2.6.0\ninfo: {title: Orders, version: 1.0.0}\nchannels:\n${addresses
      .map(
        (address, at) =>
          `  ${address}:\n    bindings: {amqp: {is: routingKey, exchange: {name: ${exchange(address)}, type: topic}}}\n    publish: {operationId: take${at}, message: {payload: {type: string}}}\n`,
      )
      .join('')}`;
  const told = (before: string, after: string) =>
    saidOf({ 'asyncapi.yaml': before }, { 'asyncapi.yaml': after }).flatMap(({ rule, change }) =>
      change?.severity === 'breaking' ? [rule] : [],
    );
  const events = ['order.placed', 'order.paid', 'order.sent'];

  test('that are all called otherwise in one way are one finding', () => {
    const crm = channels(events.map((one) => `crm.${one}`));
    expect(told(crm, channels(events.map((one) => `shop.${one}`)))).toEqual(['contract/channel-address-changed']);
    const apart = ['shop.order.placed', 'order.paid.crm', 'store.order.sent'];
    expect(told(crm, channels(apart))).toHaveLength(3);
    // What is put after a name is the name itself: each of them is another one.
    const twice = events.map((one) => `${one}${one}`);
    expect(told(channels(events), channels(twice))).toHaveLength(3);
  });

  test('whose exchanges become one are one finding', () => {
    const own = channels(events, (address) => `x.${address}`);
    expect(
      told(
        own,
        channels(events, () => 'orders'),
      ),
    ).toEqual(['contract/broker-name-changed']);
    expect(
      told(
        own,
        channels(events, (address) => `y.${address}`),
      ),
    ).toHaveLength(3);
  });
});

test('two fields of one struct that get another type are one finding, and of two structs are two', () => {
  const thrift = (one: string, other: string) =>
    `struct Check { 1: ${one} sender, 2: ${one} receiver }\nstruct Other { 1: ${other} sum }\nstruct Result { 1: string id }\nservice Checks { Check check(), Other other() }\n`;
  const told = (before: string, after: string) => saidOf({ 'a.thrift': before }, { 'a.thrift': after });
  expect(told(thrift('Result', 'i64'), thrift('list<Result>', 'i64'))).toHaveLength(1);
  const apart = (type: string) =>
    `struct Check { 1: ${type} sender }\nstruct Other { 1: ${type} sum }\nstruct Result { 1: string id }\nservice Checks { Check check() }\nservice Others { Other other() }\n`;
  expect(told(apart('Result'), apart('list<Result>'))).toHaveLength(2);
});

test('two fields of one schema in a file by itself that get another type are one finding, and of two such files are two', () => {
  const schema = (...fields: readonly string[]) =>
    JSON.stringify(
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: Object.fromEntries(
          fields.map((field) => field.split(': ')).map(([name = '', type = '']) => [name, { type }]),
        ),
      },
      null,
      1,
    );
  const told = (before: Texts, after: Texts) =>
    saidOf(before, after).filter(({ change }) => change?.severity === 'breaking');
  const whole = (type: string) => ({ 'events/paid.json': schema(`at: ${type}`, `until: ${type}`) });
  expect(told(whole('string'), whole('number'))).toHaveLength(1);
  const apart = (type: string) => ({
    'events/paid.json': schema(`at: ${type}`),
    'events/sent.json': schema(`until: ${type}`),
  });
  expect(told(apart('string'), apart('number'))).toHaveLength(2);
});

test('what a callback sends is in its requests, and what it is answered with in the responses to it', () => {
  const shop = (type: string) => `${head}paths:
  /orders:
    post:
      responses: {'200': {description: ok}}
      callbacks:
        paid:
          '{$request.body#/url}':
            post:
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Paid'}}}}
              responses:
                '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Heard'}}}}
components:
  schemas:
    Paid: {type: object, required: [at], properties: {at: {type: ${type}}}}
    Heard: {type: object, required: [id], properties: {id: {type: ${type}, format: x}}}
`;
  const said = saidOf({ 'a.yaml': shop('string') }, { 'a.yaml': shop('number') });
  const told = said.map(({ message }) => message).join(' ');
  expect(told).toContain('in Paid in requests of callback paid POST {$request.body#/url}');
  expect(told).toContain('in Heard in responses to callback paid POST {$request.body#/url}');
});

describe('messages and channels of AsyncAPI', () => {
  const channel = (name: string, message: string, binding: string) =>
    `  ${name}: {address: ${name}, messages: {m: {${message}}}, bindings: {amqp: {${binding}}}}\n`;
  const api = (messages: readonly string[], binding: (name: string) => string = () => 'is: queue') => ({
    'asyncapi.yaml': `asyncapi: 3.0.0
info: {title: Orders, version: 2026-01-01}
channels:
${messages.map((message, at) => channel(`c${at}`, message, binding(`c${at}`))).join('')}operations:
  tell: {action: send, channel: {$ref: '#/channels/c0'}}
${messages.map((_, at) => `  hear${at}: {action: receive, channel: {$ref: '#/channels/c${at}'}}\n`).join('')}`,
  });
  const typed = (type: string) => `contentType: ${type}, payload: {type: string}`;
  const written = (format: string, schema: string) => `payload: {schemaFormat: '${format}', schema: ${schema}}`;
  const json = written('application/schema+json;version=draft-07', '{type: string}');
  const avro = written('application/vnd.apache.avro;version=1.9.0', 'string');

  test.each([
    ['content type', typed('text/a'), typed('text/b'), typed('text/c')],
    ['format', json, avro, json],
  ])('have another %s in one edit, sent or received', (_, was, now, other) => {
    const told = (one: string, two: string) => saidOf(api([was, was]), api([one, two]));
    expect(told(now, now)).toHaveLength(1);
    expect(told(now, other)).toHaveLength(other === was ? 1 : 2);
  });

  test('get or lose a setting in one edit, whatever its value', () => {
    const three = [json, json, json];
    const named = (name: string) => `is: queue, queue: {vhost: ${name}}`;
    expect(saidOf(api(three), api(three, named))).toHaveLength(1);
    expect(saidOf(api(three, named), api(three))).toHaveLength(1);
    expect(
      saidOf(
        api(three, named),
        api(three, (name) => named(`${name}x`)),
      ).length,
    ).toBeGreaterThan(1);
  });
});
