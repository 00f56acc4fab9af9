import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ChangeSeverity } from '../../../src/core/model/finding.ts';
import { withGeneratedDescriptions } from '../../../src/core/story/generated-descriptions.ts';
import type { Judged, Unit } from '../../../src/core/story/unit.ts';
import { changeOf, findingOf } from '../report/finding.ts';
import { saidOf } from './told.ts';

/** That a field of a format is gone. */
function gone(format: 'protobuf' | 'openapi', subject: string, severity: ChangeSeverity): Unit {
  const finding = findingOf({ path: format, subject, change: changeOf({ severity }) });
  const difference = { kind: 'property', aspect: 'presence', now: null, given: {}, subject };
  const contract = { format, path: format, outline: { before: { generatedFrom: 'protobuf' }, after: null } };
  const judged = { finding, difference, contract } as unknown as Judged;
  return { finding, parts: [judged], elsewhere: [] };
}

const said = (units: readonly Unit[]) =>
  withGeneratedDescriptions(units).map(({ finding, parts }) => [finding.subject, parts.length]);

test('the first that is as bad says it for both, whatever stands before the name', () => {
  const units = [
    gone('openapi', 'a.yaml: v1Order > totalPrice (output)', 'breaking'),
    gone('openapi', 'a.yaml: shop.v1.Order > totalPrice (output)', 'dangerous'),
    gone('openapi', 'a.yaml: Border > note (output)', 'dangerous'),
    gone('protobuf', 'package shop.v1: Order > total_price', 'dangerous'),
    gone('protobuf', 'package store.v1: Order > total_price', 'breaking'),
    gone('protobuf', 'package shop.v1: rder > total_price', 'breaking'),
  ];
  expect(said(units)).toEqual([
    ['a.yaml: Border > note (output)', 1],
    ['package shop.v1: Order > total_price', 2],
    ['package store.v1: Order > total_price', 2],
    ['package shop.v1: rder > total_price', 1],
  ]);
});

test.each([
  ['of as many names', (at: number) => `Order${at}`, 'breaking'],
  ['of one name that are less bad', () => 'Order', 'dangerous'],
] as const)('many fields %s are looked up, and not compared each with each', (_, name, severity) => {
  const many = 300;
  const units = Array.from({ length: many }, (__, at) => [
    gone('protobuf', `package shop.v1: ${name(at)} > total`, severity),
    gone('openapi', `a.yaml: v1${name(at)} > total (output)`, 'breaking'),
  ]).flat();
  const steps = [vi.spyOn(String.prototype, 'endsWith'), vi.spyOn(Map.prototype, 'get')];
  onTestFinished(() => steps.forEach((step) => step.mockRestore()));
  expect(withGeneratedDescriptions(units)).toHaveLength(severity === 'breaking' ? many : 2 * many);
  // Each with each would be 90,000.
  expect(steps.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(20 * many);
});

test('what a description generated from a .proto file loses too is said of the .proto file', () => {
  const proto = (fields: string) =>
    `syntax = "proto3";\npackage shop.v1;\nmessage ListOrders { string id = 1; ${fields} }\n`;
  const description = (fields: string) =>
    `swagger: '2.0'\ninfo: {title: Shop, version: v1}\npaths:\n  /orders:\n    get:\n      responses: {'200': {description: ok, schema: {$ref: '#/definitions/v1ListOrders'}}}\ndefinitions:\n  v1ListOrders: {type: object, required: [id], properties: {id: {type: string}${fields}}}\n`;
  const both = (one: string, other: string) => ({
    'orders.proto': proto(one),
    'docs/orders.swagger.yaml': description(other),
  });
  const before = both('string next_page = 2;', ', nextPage: {type: string}');
  const [one, ...others] = saidOf(before, both('', ''));
  expect(others).toEqual([]);
  expect([one?.path, one?.group?.also.map(({ file }) => file)]).toEqual(['orders.proto', ['docs/orders.swagger.yaml']]);
  // The field of the description is optional: its clients are hit less, and are not said to break.
  expect(one?.change).toMatchObject({ severity: 'breaking', usedBy: [] });
  const apart = {
    ...before,
    'docs/orders.swagger.yaml': description(', nextPage: {type: string}').replaceAll('v1ListOrders', 'Refund'),
  };
  const after = {
    'orders.proto': proto(''),
    'docs/orders.swagger.yaml': description('').replaceAll('v1ListOrders', 'Refund'),
  };
  expect(saidOf(apart, after)).toHaveLength(2);
  const service = (method: string) =>
    `syntax = "proto3";\npackage shop.v1;\nmessage Order { string id = 1; }\nservice Orders { rpc Get(Order) returns (Order); ${method} }\n`;
  const paths = (more: string) =>
    `swagger: '2.0'\ninfo: {title: Shop, version: v1}\npaths:\n  /orders:\n    get: {operationId: Orders_Get, responses: {'200': {description: ok}}}\n${more}`;
  const called = saidOf(
    {
      'orders.proto': service('rpc List(Order) returns (Order);'),
      'docs/orders.swagger.yaml': paths(
        "  /all:\n    get: {operationId: Orders_List, responses: {'200': {description: ok}}}\n",
      ),
    },
    { 'orders.proto': service(''), 'docs/orders.swagger.yaml': paths('') },
  );
  expect(called.map(({ rule }) => rule)).toEqual(['contract/method-removed']);
  // Who calls it by its path breaks as well.
  expect(called[0]?.change?.usedBy).toContain('GET /all');
});

describe('what a description and a .proto file of one name both lose', () => {
  const proto = (fields: string, packaged: string) =>
    `syntax = "proto3";\npackage ${packaged};\nmessage Order { string id = 1; ${fields} message Line { int32 amount = 1; ${fields} } }\n`;
  const description = (fields: string, { schema = 'Order', note = '' }) =>
    `${note}openapi: 3.0.3\ninfo: {title: Shop, version: v1}\npaths:\n  /orders:\n    get:\n      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/${schema}'}}}}}\ncomponents:\n  schemas:\n    ${schema}: {type: object, properties: {id: {type: string}${fields}}}\n`;
  const told = (path: string, about: { schema?: string; note?: string } = {}, packaged = 'shop.v1') => {
    const texts = (one: string, other: string) => ({
      'proto/orders.proto': proto(one, packaged),
      [path]: description(other, about),
    });
    const said = saidOf(texts('string next_page = 2;', ', nextPage: {type: string}'), texts('', ''));
    return said.map((one) => one.path).filter((one) => one === path);
  };

  test('is said of each, where nothing tells that the one is made from the other', () => {
    expect(told('docs/openapi.yaml')).toEqual(['docs/openapi.yaml']);
    expect(told('docs/openapi.yaml', { schema: 'PurchaseOrder' })).toEqual(['docs/openapi.yaml']);
    expect(told('docs/openapi.yaml', { schema: 'OrderLine' })).toEqual(['docs/openapi.yaml']);
    expect(told('docs/openapi.yaml', { note: '# Generated by our own scripts\n' })).toEqual(['docs/openapi.yaml']);
    // A folder may have the name of a package of one word for other reasons.
    expect(told('docs/shop/openapi.yaml', {}, 'shop')).toEqual(['docs/shop/openapi.yaml']);
  });

  test.each([
    ['a note of the generator', 'docs/openapi.yaml', { note: '# Generated with protoc-gen-openapi\n' }],
    ['the package in the name of the schema', 'docs/openapi.yaml', { schema: 'shop.v1.Order' }],
    ['the name of the file', 'docs/orders.swagger.yaml', {}],
    ['the package in the path', 'docs/shop/v1/openapi.yaml', {}],
  ])('is said once where it is told by %s', (_, path, about) => {
    expect(told(path, about)).toEqual([]);
  });

  test('is said once where a type of the gateway is declared', () => {
    const types = (texts: string) => `${texts}    rpcStatus: {type: object}\n`;
    const texts = (one: string, other: string) => ({
      'proto/orders.proto': proto(one, 'shop.v1'),
      'docs/openapi.yaml': types(description(other, {})),
    });
    const said = saidOf(texts('string next_page = 2;', ', nextPage: {type: string}'), texts('', ''));
    expect(said.filter(({ path }) => path === 'docs/openapi.yaml')).toEqual([]);
  });
});

describe('a description that is made from a .proto file', () => {
  const proto = (body: string) => `syntax = "proto3";\npackage shop.v1;\n${body}`;
  const description = (schemas: readonly string[], paths = '') =>
    `openapi: 3.1.0\ninfo: {title: Shop, version: v1}\npaths:\n  /orders:\n    post:\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/shop.v1.Order'}}}}\n      responses: {'200': {description: ok}}\n${paths}components:\n  schemas:\n${schemas.map((one) => `    ${one}\n`).join('')}`;
  const order = (fields: string) => `shop.v1.Order: {type: object, additionalProperties: false, ${fields}}`;
  const told = (before: readonly [string, string], after: readonly [string, string]) => {
    const side = ([one, other]: readonly [string, string]) => ({ 'orders.proto': one, 'docs/api.yaml': other });
    return saidOf(side(before), side(after)).flatMap(({ rule, change }) =>
      change?.severity === 'breaking' ? [rule.replace('contract/', '')] : [],
    );
  };
  const state = 'shop.v1.State: {type: string, enum: [NEW, PAID]}';
  const before = [
    proto('message Order { string id = 1; State state = 2; }\nenum State { NEW = 0; PAID = 1; }\n'),
    description([
      order(`required: [state], properties: {id: {type: string}, state: {$ref: '#/components/schemas/shop.v1.State'}}`),
      state,
    ]),
  ] as const;

  test('says nothing of a field that is called otherwise, and of a type that is gone', () => {
    const after = proto('message Order { string id = 1; string phase = 2; }\n');
    const fields = 'required: [phase], properties: {id: {type: string}, phase: {type: string}}';
    expect(told(before, [after, description([order(fields)])])).toEqual(['field-type-changed']);
  });

  test('says nothing of a type that changed there', () => {
    const after = before[0].replace('string id', 'int32 id');
    expect(told(before, [after, before[1].replace('id: {type: string}', 'id: {type: integer}')])).toEqual([
      'field-type-changed',
    ]);
  });

  test('says what it loses beyond that', () => {
    const after = proto('message Order { string id = 1; State phase = 2; }\nenum State { NEW = 0; PAID = 1; }\n');
    const fields = `properties: {phase: {$ref: '#/components/schemas/shop.v1.State'}}`;
    expect(told(before, [after, description([order(fields), state])])).toEqual([
      'request-field-refused',
      'field-renamed',
    ]);
    const demanding = `required: [state, note], properties: {id: {type: string}, note: {type: string}, state: {$ref: '#/components/schemas/shop.v1.State'}}`;
    expect(told(before, [before[0], description([order(demanding), state])])).toEqual(['required-request-field-added']);
  });

  test('says nothing of the calls of a service whose file is gone', () => {
    const service = proto(
      'service Orders { rpc Get(Order) returns (Order); rpc List(Order) returns (Order); }\nmessage Order { string id = 1; }\n',
    );
    const paths = (names: readonly string[]) =>
      names
        .map((name) => `  /${name}:\n    get: {operationId: ${name}, responses: {'200': {description: ok}}}\n`)
        .join('');
    const kept = { 'other.proto': proto('message Other { string id = 1; }\n') };
    const side = (names: readonly string[]) => description([order('properties: {id: {type: string}}')], paths(names));
    const said = saidOf(
      {
        ...kept,
        'orders.proto': service,
        'docs/api.yaml': side(['Orders_Get', 'Orders_List', 'Stock_Count', 'Stock_Sum']),
      },
      { ...kept, 'docs/api.yaml': side(['Stock_Count', 'Stock_Sum']) },
    );
    expect(said.map(({ rule }) => rule)).not.toContain('contract/operation-removed');
    const more = saidOf(
      {
        ...kept,
        'orders.proto': service,
        'docs/api.yaml': side(['Orders_Get', 'Orders_List', 'Stock_Count', 'Stock_Sum']),
      },
      { ...kept, 'docs/api.yaml': side(['Stock_Sum']) },
    );
    expect(more.map(({ message }) => message)).toEqual([
      'The operation `GET /Stock_Count` was removed.',
      expect.anything(),
    ]);
  });
});

describe('a description that is made from Smithy', () => {
  const model = (operation: string, fields: string) => `$version: "2"
namespace shop
service Shop { version: "1", operations: [PayOrder] }
${operation}operation PayOrder { input: PayOrderInput, output: PayOrderOutput }
structure PayOrderInput { method: Method }
structure PayOrderOutput { order: Order }
structure Order { @required id: String, ${fields} }
enum Method { CARD, CASH }
`;
  const description = (
    fields: string,
    { path = '/pay', method = 'post', body = 'PayOrder', values = 'CARD, CASH' } = {},
  ) =>
    `openapi: 3.0.2
info: {title: Shop, version: '1'}
paths:
  ${path}:
    ${method}:
      operationId: PayOrder
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/${body}RequestContent'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/${body}ResponseContent'}}}}}
components:
  schemas:
    ${body}RequestContent: {type: object, properties: {method: {$ref: '#/components/schemas/Method'}}}
    ${body}ResponseContent: {type: object, properties: {order: {$ref: '#/components/schemas/Order'}}}
    Order: {type: object, required: [id], properties: {id: {type: string}, ${fields}}}
    Method: {type: string, enum: [${values}]}
`;
  const http = (method: string) => `@http(method: "${method}", uri: "/pay")\n`;
  const told = (before: readonly [string, string], after: readonly [string, string]) => {
    const side = ([one, other]: readonly [string, string]) => ({ 'model/shop.smithy': one, 'docs/api.yaml': other });
    return saidOf(side(before), side(after)).flatMap(({ rule, change }) =>
      change?.severity === 'breaking' ? [rule.replace('contract/', '')] : [],
    );
  };
  const fields = ['@required total: Integer', 'total: {type: integer}'] as const;
  const before = [model(http('POST'), fields[0]), description(fields[1])] as const;

  test('says nothing of a field or a value that is gone there, and of an operation that moved', () => {
    expect(told(before, [model(http('POST'), ''), description('')])).toEqual(['response-field-removed']);
    const fewer = [before[0].replace('CARD, CASH', 'CARD'), description(fields[1], { values: 'CARD' })] as const;
    expect(told(before, fewer)).toEqual(['request-enum-value-removed']);
    const moved = [model(http('PUT'), fields[0]), description(fields[1], { method: 'put' })] as const;
    expect(told(before, moved)).toEqual(['http-binding-changed']);
  });

  test('says what the model does not, and all where its bodies are called otherwise', () => {
    expect(told(before, [before[0], description(fields[1], { values: 'CARD' })])).toEqual([
      'request-enum-value-removed',
    ]);
    const other = { body: 'Payment' };
    const apart = [before[0], description(fields[1], other)] as const;
    const lost = [
      before[0].replace('CARD, CASH', 'CARD'),
      description(fields[1], { ...other, values: 'CARD' }),
    ] as const;
    expect(told(apart, lost)).toEqual(['request-enum-value-removed', 'request-enum-value-removed']);
  });

  test('says nothing of a limit that the model has, whatever the shape is called, and says another one', () => {
    const limited = (trait: string) =>
      before[0].replace('method: Method', `method: Method, code: Code`).concat(`${trait}string Code\n`);
    const stated = (limit: string) =>
      before[1].replace(
        "{$ref: '#/components/schemas/Method'}}",
        (one) => `${one.slice(0, -1)}, code: {type: string${limit}}}`,
      );
    const free = [limited(''), stated('')] as const;
    const [trait, limit] = ['@pattern("^[a-z]+$") ', ", pattern: '^[a-z]+$'"];
    expect(told(free, [limited(trait), stated(limit)])).toEqual(['request-pattern-introduced']);
    expect(told(free, [limited(trait), stated(", pattern: '^[0-9]+$'")])).toHaveLength(2);
    expect(told(free, [free[0], stated(limit)])).toHaveLength(1);
    const short = [limited('@length(max: 9) '), stated(', maxLength: 9')] as const;
    const shorter = [limited('@length(max: 5) '), stated(', maxLength: 5')] as const;
    expect(told(short, shorter)).toEqual(['request-limit-tightened']);
    expect(told(short, [shorter[0], stated(', maxLength: 4')])).toHaveLength(2);
  });
});

test('an operation that goes with the HTTP request of a method of protobuf is said there', () => {
  const proto = (options: string) =>
    `syntax = "proto3";\npackage shop.v1;\nimport "google/api/annotations.proto";\nmessage Order { string id = 1; }\nservice Orders { rpc Get(Order) returns (Order) { ${options} } }\n`;
  const description = (paths: string) =>
    `openapi: 3.0.3\ninfo: {title: Shop, version: v1}\npaths:\n  /health:\n    get: {operationId: Health, responses: {'200': {description: ok}}}\n${paths}`;
  const called = (id: string, { path = '/orders', method = 'get' } = {}) =>
    `  ${path}:\n    ${method}: {operationId: ${id}, responses: {'200': {description: ok}}}\n`;
  const told = (id: string, path = '/orders', method?: string) => {
    const side = (options: string, paths: string) => ({
      'orders.proto': proto(options),
      'api.yaml': description(paths),
    });
    const http = (verb: string) => `option (google.api.http) = { ${verb}: "/orders" };`;
    const after = method === undefined ? side('', '') : side(http(method), called(id, { path, method }));
    return saidOf(side(http('get'), called(id, { path })), after).map(({ rule }) => rule);
  };
  expect(told('Orders_Get', '/shop/orders')).toEqual(['contract/http-binding-removed']);
  expect(told('Orders_Get', '/shop/orders', 'post')).toEqual(['contract/http-binding-removed']);
  expect(told('Refunds_Get')).toEqual(['contract/http-binding-removed']);
  expect(told('Refunds_Get', '/refunds', 'post')).toHaveLength(2);
  expect(told('Refunds_Get', '/refunds')).toHaveLength(2);
});

test('an operation that a gateway answered with a method is said with it, whatever it is called', () => {
  const get = 'rpc Get(Order) returns (Order) { option (google.api.http) = { get: "/v1/{name=orders/*}" }; }';
  const list = 'rpc List(Order) returns (Order) { option (google.api.http) = { post: "/v1/orders:list" body: "*" }; }';
  const proto = (...methods: readonly string[]) =>
    `syntax = "proto3";\npackage shop.v1;\nimport "google/api/annotations.proto";\nmessage Order { string name = 1; }\n${
      methods.length === 0 ? '' : `service Orders { ${methods.join(' ')} }\n`
    }service Health { rpc Check(Order) returns (Order); }\n`;
  const description = (calls: Readonly<Record<string, string>>) =>
    `openapi: 3.0.3\ninfo: {title: Shop, version: v1}\npaths:\n  /health:\n    get: {responses: {'200': {description: ok}}}\n${Object.entries(
      calls,
    )
      .map(([path, method]) => `  ${path}:\n    ${method}: {responses: {'200': {description: ok}}}\n`)
      .join('')}`;
  const told = (methods: readonly string[], calls: Readonly<Record<string, string>>, got: string) => {
    const all = { [got]: 'get', '/v1/orders:list': 'post' };
    const before = { 'orders.proto': proto(get, list), 'api.yaml': description(all) };
    return saidOf(before, { 'orders.proto': proto(...methods), 'api.yaml': description(calls) }).map(({ rule }) =>
      rule.replace('contract/', ''),
    );
  };
  for (const got of ['/v1/{name}', '/v1/orders/{order}']) {
    expect(told([], {}, got)).toEqual(['service-removed']);
    expect(told([get], { [got]: 'get' }, got)).toEqual(['method-removed']);
  }
  // Another address, or a method that stays, is nothing that was said.
  expect(told([get], { '/v1/orders:list': 'post' }, '/v1/refunds')).toContain('operation-removed');
  expect(told([get, list], { '/v1/{name}': 'get' }, '/v1/{name}')).toEqual(['operation-removed']);
});
