import { describe, expect, test } from 'vitest';
import { contract, head } from './contract.ts';
import { saidOf, toldOf } from './told.ts';

const said = (before: string, after: string, config = {}) =>
  saidOf({ 'openapi.yaml': before }, { 'openapi.yaml': after }, config);
const messages = (before: string, after: string) => said(before, after).map(({ message }) => message);

const currencies = Array.from({ length: 12 }, (_, index) => `C${String(index).padStart(2, '0')}`);
const money = (values: readonly string[]) => `type: string\nenum: [${values.join(', ')}]`;

describe('one list', () => {
  test('that loses many values is one finding, which names some and counts the rest', () => {
    const told = said(contract({ Currency: money(currencies) }), contract({ Currency: money(['C00', 'C01']) }));
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toBe(
      '10 values are no longer accepted for Currency in requests to POST /currency: `C02`, `C03`, `C04`, `C05`, `C06`, `C07`, `C08`, `C09` and 2 more.',
    );
    expect(told[0]?.group?.members).toHaveLength(10);
  });

  test('of alternatives is one like any other', () => {
    const paidBy = (...ways: readonly string[]) =>
      [
        'oneOf:',
        ...ways.map((way) => `  - { type: object, properties: { by: { const: ${way} } }, required: [by] }`),
      ].join('\n');
    const told = said(contract({ Paid: paidBy('card', 'cash', 'cheque') }), contract({ Paid: paidBy('card') }));
    expect(told.map(({ message }) => message)).toEqual([
      '2 alternatives are no longer accepted for Paid in requests to POST /paid: `by: cash` and `by: cheque`.',
    ]);
  });

  test('is the same finding while values come and go', () => {
    const before = contract({ Currency: money(currencies) });
    const [one, two] = [['C00'], ['C00', 'C01']].map((gone) =>
      said(before, contract({ Currency: money(currencies.filter((value) => !gone.includes(value))) })),
    );
    expect(one?.[0]?.message).toBe('The value `C00` is no longer accepted for Currency in requests to POST /currency.');
    expect(two?.[0]?.message).toMatch(/: `C00` and `C01`\.$/u);
    expect(one?.[0]?.id).toBe(two?.[0]?.id);
  });

  test('and another list that loses another value are two findings', () => {
    const before = contract({ Currency: money(['EUR', 'USD']), Language: money(['de', 'en']) });
    expect(messages(before, contract({ Currency: money(['EUR']), Language: money(['de']) }))).toHaveLength(2);
  });

  test('that loses the same value in two places is one finding, with both places', () => {
    const before = contract({ Price: money(['EUR', 'USD']), Refund: money(['EUR', 'USD']) });
    const told = said(before, contract({ Price: money(['EUR']), Refund: money(['EUR']) }));
    expect(told.map(({ message }) => message)).toEqual([
      'The value `USD` is no longer accepted for Price in requests to POST /price. The same in Refund in requests to POST /refund.',
    ]);
    expect(told[0]?.group?.also).toHaveLength(1);
    expect(told[0]?.change?.usedBy).toEqual(['POST /price', 'POST /refund']);
  });

  test('keeps every value as a finding that is said with it', () => {
    const told = toldOf(
      { 'openapi.yaml': contract({ Currency: money(currencies) }) },
      { 'openapi.yaml': contract({ Currency: money(['C00']) }) },
    );
    const values = told.filter(({ finding }) => finding.subject.includes(' > C'));
    expect(values).toHaveLength(11);
    for (const { verdict } of values)
      expect(verdict).toEqual({ publish: false, because: expect.stringContaining('same cause') });
  });

  test('is not gathered where its rule is turned off', () => {
    const off = { rules: { 'contract/request-enum-value-removed': 'off' } } as const;
    expect(said(contract({ Currency: money(currencies) }), contract({ Currency: money(['C00']) }), off)).toEqual([]);
  });
});

describe('an edit made alike', () => {
  const field = (limit: number, name = 'note') =>
    `type: object\nproperties:\n  ${name}: {type: string, maxLength: ${limit}}`;

  test('of a field of one name in two objects is one finding', () => {
    const before = contract({ Order: field(200), Payment: field(200) });
    expect(messages(before, contract({ Order: field(20), Payment: field(20) }))).toEqual([
      expect.stringMatching(/tightened from `200` to `20`\. The same in Payment in requests to POST \/payment\.$/u),
    ]);
  });

  test('to another value, or of a field of another name, is another finding', () => {
    const before = contract({ Order: field(200), Payment: field(200), Refund: field(200, 'reason') });
    const after = contract({ Order: field(20), Payment: field(30), Refund: field(20, 'reason') });
    expect(messages(before, after)).toHaveLength(3);
  });

  test('of one pattern is one finding, whatever the fields are called', () => {
    const coded = (name: string, letters: number) =>
      `type: object\nproperties:\n  ${name}: {type: string, pattern: '^[A-Z]{${letters}}$'}`;
    const all = (letters: number, other = letters) =>
      contract({ Order: coded('country', letters), Payment: coded('origin', letters), Refund: coded('target', other) });
    expect(messages(all(3), all(2))).toEqual([
      expect.stringMatching(/^`country` .* The same in 2 more places: `origin` and `target`\.$/u),
    ]);
    expect(messages(all(3), all(2, 4))).toHaveLength(2);
  });

  test('of patterns that get the same in place of the same is one finding', () => {
    const named = (...ids: readonly [string, string]) =>
      contract({
        Order: `type: object\nproperties:\n  shop: {type: string, pattern: '^shop-${ids[0]}$'}\n  cart: {type: string, pattern: '^cart-${ids[1]}$'}`,
      });
    const before = named('[0-9]+', '[0-9]+');
    expect(messages(before, named('[a-z]+', '[a-z]+'))).toEqual([
      expect.stringMatching(/^`shop` in Order .* The same goes for `cart` in Order/u),
    ]);
    expect(messages(before, named('[a-z]+', '[A-Z]+'))).toHaveLength(2);
  });

  test('closes several objects: one finding, with all of them', () => {
    const names = ['Order', 'Payment', 'Refund'];
    const all = (close: number) =>
      contract(
        Object.fromEntries(
          names.map((name, index) => [
            name,
            `type: object\n${index < close ? 'additionalProperties: false' : 'minProperties: 0'}`,
          ]),
        ),
      );
    expect(messages(all(0), all(3))).toEqual([
      expect.stringContaining('The same in 2 more places: `Payment` and `Refund`.'),
    ]);
    expect(messages(all(0), all(2))).toHaveLength(1);
  });

  test('takes the field of one name from two objects: one finding, with both; fields of two names are two', () => {
    const fields = (name: string) =>
      `type: object\nrequired: [id, ${name}]\nproperties: {id: {type: string}, ${name}: {type: string}}`;
    const without = 'type: object\nrequired: [id]\nproperties: {id: {type: string}}';
    const both = { sent: false, received: true };
    const after = contract({ Order: without, Payment: without }, both);
    expect(messages(contract({ Order: fields('note'), Payment: fields('note') }, both), after)).toEqual([
      'The field `note` was removed from Order in responses of POST /order. The same in Payment in responses of POST /payment.',
    ]);
    expect(messages(contract({ Order: fields('note'), Payment: fields('memo') }, both), after)).toHaveLength(2);
    const names = ['Order', 'Payment', 'Refund'];
    const three = (schema: string) => contract(Object.fromEntries(names.map((name) => [name, schema])), both);
    expect(messages(three(fields('note')), three(without))).toEqual([
      'The field `note` was removed from Order in responses of POST /order. The same in 2 more places: `Payment` and `Refund`.',
    ]);
  });

  test('takes an alternative of one name from two unions: one finding; of two names, two', () => {
    const kind = (name: string) =>
      `{title: ${name}, type: object, required: [${name}], properties: {${name}: {type: string}}}`;
    const union = (...kinds: readonly string[]) => `oneOf: [${kinds.map(kind).join(', ')}]`;
    const unions = (one: readonly string[], other: readonly string[]) =>
      contract({ Order: union(...one), Refund: union(...other) });
    const all = ['card', 'cash', 'bank'];
    expect(messages(unions(all, all), unions(all.slice(1), all.slice(1)))).toEqual([
      'The alternative `card` is no longer accepted for Order in requests to POST /order. The same in Refund in requests to POST /refund.',
    ]);
    expect(messages(unions(all, all), unions(all.slice(1), ['card', 'bank']))).toHaveLength(2);
  });

  test('on a line that three contracts share is one finding', () => {
    const using = (name: string) =>
      `openapi: 3.0.3\ninfo: {title: ${name}, version: 2026-01-01}\npaths:\n  /${name}:\n    post:\n      requestBody: {content: {application/json: {schema: {$ref: './money.yaml#/Money'}}}}\n      responses: {'200': {description: ok}}\n`;
    const texts = (limit: number) => ({
      ...Object.fromEntries(['orders', 'payments', 'refunds'].map((name) => [`${name}.yaml`, using(name)])),
      'money.yaml': `Money:\n  type: object\n  properties:\n    amount: {type: integer, maximum: ${limit}}\n`,
    });
    const told = saidOf(texts(100), texts(10));
    expect(told.map(({ path, line }) => `${path}:${line}`)).toEqual(['money.yaml:4']);
    expect(told[0]?.change?.usedBy).toEqual(['POST /orders', 'POST /payments', 'POST /refunds']);
  });

  test('of what two contracts declare under one name is one finding, with both places', () => {
    const api = (path: string, values: string) =>
      `openapi: 3.0.3\ninfo: {title: ${path}, version: 2026-01-01}\npaths:\n  /${path}:\n    get:\n      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Status'}}}}}\ncomponents:\n  schemas:\n    Status: {type: string, enum: [${values}]}\n`;
    const told = saidOf(
      { 'jobs.yaml': api('jobs', 'done'), 'runs.yaml': api('runs', 'done') },
      { 'jobs.yaml': api('jobs', 'done, queued'), 'runs.yaml': api('runs', 'done, queued') },
    );
    expect(told.map(({ message }) => message)).toEqual([
      'The value `queued` may now be returned for Status in responses of GET /jobs. The same in Status in responses of GET /runs.',
    ]);
    expect(told[0]?.group?.also).toEqual([{ file: 'runs.yaml', line: 9, side: 'after' }]);
    const others = saidOf(
      { 'jobs.yaml': api('jobs', 'done'), 'runs.yaml': api('runs', 'done') },
      { 'jobs.yaml': api('jobs', 'done, queued'), 'runs.yaml': api('runs', 'done, paused') },
    );
    expect(others).toHaveLength(2);
  });
});

describe('what follows from a finding of the same element', () => {
  const parameter = (schema: string) =>
    `${head}paths:\n  /orders:\n    get:\n      parameters:\n        - {name: page, in: query, schema: ${schema}}\n      responses: {'200': {description: ok}}\n`;

  test('is not said beside it: another type, and so another default', () => {
    expect(messages(parameter('{type: integer, default: 1}'), parameter('{type: boolean, default: true}'))).toEqual([
      expect.stringMatching(/^The type of `page`/u),
    ]);
  });

  test('is not said beside it: another type, and no null any more', () => {
    const id = (schema: string) => contract({ Id: schema });
    expect(messages(id('{type: string, nullable: true}'), id('{type: integer}'))).toEqual([
      expect.stringMatching(/^The type of/u),
    ]);
  });

  test('is said where the type stays', () => {
    expect(messages(parameter('{type: integer, default: 1}'), parameter('{type: integer, default: 2}'))).toEqual([
      expect.stringMatching(/^The default of `page`/u),
    ]);
  });
});

describe('a number of protobuf that holds something else', () => {
  const message = (...fields: string[]) => ({
    'orders.proto': `syntax = "proto3";\nmessage Order {\n${fields.map((field, index) => `  ${field} = ${index + 1};\n`).join('')}}\n`,
  });

  test('is one finding, whatever it is called and how many there are', () => {
    const [one, ...others] = saidOf(
      message('string id', 'bool with_notes', 'string note'),
      message('string id', 'repeated int32 kinds', 'string note'),
    );
    expect(others).toEqual([]);
    expect(one?.rule).toBe('contract/field-type-changed');
    expect(one?.group?.members).toHaveLength(2);
  });
});

describe('the version that announces no break', () => {
  const versioned = (version: string, enums: string) =>
    contract({ Currency: enums }).replace('version: 2026-01-01', `version: ${version}`);

  test('is a remark on the most important break, and no finding of its own', () => {
    const told = said(versioned('1.4.0', money(['EUR', 'USD'])), versioned('1.4.1', money(['EUR'])));
    expect(told).toHaveLength(1);
    expect(told[0]?.remarks?.map(({ message }) => message)).toEqual([
      'The version goes from `1.4.0` to `1.4.1`, which announces no break.',
    ]);
  });

  test('is not remarked where it is the next major version', () => {
    const told = said(versioned('1.4.0', money(['EUR', 'USD'])), versioned('2.0.0', money(['EUR'])));
    expect(told.map(({ remarks }) => remarks)).toEqual([undefined]);
  });
});

describe('fields that one edit of an object is about', () => {
  const schema = (required: string) => `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
components:
  schemas:
    Order:
      type: object
      required: [${required}]
      properties: { id: { type: string }, note: { type: string }, total: { type: integer } }
`;
  const told = (was: string, now: string) =>
    saidOf({ 'openapi.yaml': schema(was) }, { 'openapi.yaml': schema(now) }).map(({ message }) => message);

  test('are one list, and one field is named by itself', () => {
    expect(told('id, note, total', 'id')).toEqual([
      '2 fields in Order in responses of POST /orders may now be missing: `note` and `total`.',
    ]);
    expect(told('id', 'id, note, total')).toEqual([
      '2 fields became required in Order in requests to POST /orders: `note` and `total`.',
    ]);
    expect(told('id, note', 'id')).toEqual([
      'The field `note` in Order in responses of POST /orders may now be missing.',
    ]);
  });

  test('of a protobuf message that are called otherwise are one list', () => {
    const message = (...names: string[]) =>
      `syntax = "proto3";\nmessage Order {\n${names.map((name, index) => `  string ${name} = ${index + 1};\n`).join('')}}\n`;
    expect(
      saidOf(
        { 'orders.proto': message('id', 'note', 'total') },
        { 'orders.proto': message('id', 'remark', 'sum') },
      ).map((one) => one.message),
    ).toEqual(['2 fields of Order are called otherwise now: `remark` and `sum`.']);
  });

  test('of a protobuf message that is written anew are one finding, whatever else changed of some of them', () => {
    const told = (...fields: string[]) => {
      const message = (lines: readonly string[]) =>
        `syntax = "proto3";\nmessage Order {\n${lines.map((line, index) => `  ${line} = ${index + 1};\n`).join('')}}\n`;
      const before = message(['string id', 'bool paid', 'repeated string notes', 'string sum']);
      return saidOf({ 'orders.proto': before }, { 'orders.proto': message(fields) }).map((one) => one.message);
    };
    expect(told('string key', 'int32 weight', 'string hint', 'string total')).toEqual([
      'The field `paid` of Order is called `weight` now, and its type changed from `bool` to `int32`. 3 more fields of it are called otherwise too: `hint` (its cardinality changed too), `key` and `total`.',
    ]);
    expect(told('string id', 'int32 weight', 'repeated string hints', 'string sum')).toEqual([
      'The field `paid` of Order is called `weight` now, and its type changed from `bool` to `int32`. Another field of it is called otherwise too: `hints`.',
    ]);
    expect(told('string id', 'int32 paid', 'repeated string hints', 'string sum')).toHaveLength(2);
  });
});

describe('what many operations share', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `orders${index}`);
  const asking = (scopes: (name: string) => string) => `${head}paths:
${names(22)
  .map(
    (name) =>
      `  /${name}: { get: { security: [{ oauth: [${scopes(name)}] }], responses: { '200': { description: ok } } } }`,
  )
  .join('\n')}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: 'https://id.orders.example', scopes: { read: Read., audit: Audit. } } }
`;

  test('is one finding, with all of them: a scope that 22 ask for now', () => {
    const told = said(
      asking(() => 'read'),
      asking(() => 'read, audit'),
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toContain('The same in 21 more places.');
    expect(told[0]?.change?.usedBy).toHaveLength(22);
  });

  test('is two findings where two other scopes are asked for', () => {
    const told = said(
      asking(() => 'read'),
      asking((name) => (name === 'orders7' ? 'audit' : 'read, audit')),
    );
    expect(told).toHaveLength(2);
  });

  test('is one finding on its line: what 15 callbacks answer with', () => {
    const callbacks = (type: string) => `${head}paths:
  /orders:
    post:
      responses: { '200': { description: ok } }
      callbacks:
${names(15)
  .map(
    (name) => `        ${name}:
          '{$request.body#/${name}}':
            post:
              responses: { '200': { $ref: '#/components/responses/Heard' } }`,
  )
  .join('\n')}
components:
  responses:
    Heard:
      description: ok
      content:
        application/json:
          schema: { type: object, required: [at], properties: { at: { type: ${type} } } }
`;
    const told = said(callbacks('string'), callbacks('integer'));
    expect(told).toHaveLength(1);
    expect(told[0]?.change?.usedBy).toHaveLength(15);
  });
});
