import { describe, expect, it } from 'vitest';
import { differencesOf, effectsOf, readBoth } from '../../orders/differences.ts';
import { before, edit, orders } from '../../orders/orders.ts';

describe('a change is stated once, with the line that caused it', () => {
  it.each([
    [
      'a field leaves a component that flows both ways',
      '        note: { type: string, maxLength: 200 }\n',
      '',
      [
        'property presence output widened note | note: { type: string, maxLength: 200 } | properties:',
        'property presence input narrowed note | note: { type: string, maxLength: 200 } | properties:',
      ],
    ],
    [
      'a field becomes required',
      '        - total\n',
      '        - total\n        - note\n',
      [
        'property required output narrowed note | required: | - note',
        'property required input narrowed note | required: | - note',
      ],
    ],
    [
      'a limit rises',
      'minimum: 0',
      'minimum: 1',
      [
        'schema minimum output narrowed total | minimum: 0 | minimum: 1',
        'schema minimum input narrowed total | minimum: 0 | minimum: 1',
      ],
    ],
    [
      'a limit is new',
      '          minimum: 0\n',
      '          minimum: 0\n          maximum: 10\n',
      [
        'schema maximum output narrowed total | total: | maximum: 10',
        'schema maximum input narrowed total | total: | maximum: 10',
      ],
    ],
    [
      'another type, and nothing more is said of it',
      '          type: integer\n          minimum: 0\n',
      '          type: object\n          required: [cents]\n          properties: { cents: { type: integer } }\n',
      [
        'schema type output replaced total | type: integer | type: object',
        'schema type input replaced total | type: integer | type: object',
      ],
    ],
    [
      'a literal more',
      '            - paid\n',
      '            - paid\n            - void\n',
      [
        'enum-value presence output widened void | enum: | - void',
        'enum-value presence input widened void | enum: | - void',
      ],
    ],
    [
      'a literal less in a parameter',
      'enum: [items, payments]',
      'enum: [items]',
      [
        'enum-value presence input narrowed payments | schema: { type: string, enum: [items, payments] } | schema: { type: string, enum: [items] }',
      ],
    ],
    [
      'a parameter becomes required',
      '          in: query\n',
      '          in: query\n          required: true\n',
      ['parameter required input narrowed expand | - name: expand | required: true'],
    ],
    [
      'an operation goes, and its path with it',
      orders.slice(orders.indexOf('  /orders:'), orders.indexOf('components:')),
      '',
      ['operation presence input narrowed POST /orders | /orders: | paths:'],
    ],
    [
      'a status goes',
      "        '201': { description: Created. }",
      "        '202': { description: Accepted. }",
      [
        "response presence output narrowed 201 response | '201': { description: Created. } | responses:",
        "response presence output widened 202 response | responses: | '202': { description: Accepted. }",
      ],
    ],
    [
      'a field may be null',
      '          type: integer\n',
      '          type: integer\n          nullable: true\n',
      [
        'schema nullable output widened total | total: | nullable: true',
        'schema nullable input widened total | total: | nullable: true',
      ],
    ],
  ])('%s', (_, from, to, expected) => {
    expect(differencesOf(before, edit(from, to))).toEqual(expected);
  });

  it('names the operations that meet a change in a component, once', () => {
    const { contracts } = readBoth(before, edit('minimum: 0', 'minimum: 1'));
    expect(contracts[0]?.differences.map(({ usedBy, where }) => [usedBy, where])).toEqual([
      [['GET /orders/{id}'], 'Order in responses of GET /orders/{id}'],
      [['POST /orders'], 'Order in requests to POST /orders'],
    ]);
  });

  it('does not hold a readOnly field against requests', () => {
    const after = edit('id: { type: string, readOnly: true }', 'id: { type: integer, readOnly: true }');
    expect(effectsOf(before, after)).toEqual(['schema type output replaced id', 'schema type neither replaced id']);
  });
});

describe('JSON has lines too', () => {
  const asJson = (text: string) => JSON.stringify(JSON.parse(text), null, 2);
  const contract = (order: unknown) =>
    asJson(
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Orders', version: '1.0.0' },
        paths: {
          '/orders': {
            get: {
              responses: {
                200: {
                  description: 'ok',
                  content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
                },
              },
            },
          },
        },
        components: { schemas: { Order: order } },
      }),
    );

  it('of removed, added and changed nodes', () => {
    const was = contract({ type: 'object', properties: { id: { type: 'string' }, 'na/me~': { type: 'string' } } });
    const now = contract({ type: 'object', required: ['id'], properties: { id: { type: ['string', 'null'] } } });
    expect(differencesOf({ 'orders.json': was }, { 'orders.json': now })).toEqual([
      'property required output narrowed id | "id": { | "id"',
      'schema nullable output widened id | "type": "string" | "type": [',
      'property presence output widened na/me~ | "na/me~": { | "properties": {',
    ]);
  });
});

describe('what is not a change', () => {
  it.each([
    [
      'a renamed path parameter',
      (text: string) => text.replace('/orders/{id}:', '/orders/{order}:').replace('name: id', 'name: order'),
    ],
    [
      'another order of maps and lists',
      (text: string) => text.replace('- id\n        - total', '- total\n        - id'),
    ],
    [
      'another order of literals',
      (text: string) => text.replace('- open\n            - paid', '- paid\n            - open'),
    ],
    [
      'prose',
      (text: string) =>
        text
          .replace('The order.', 'One order.')
          .replace('type: integer', 'type: integer\n          description: In cents.'),
    ],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'a property moved into a component',
      (text: string) =>
        text.replace(
          '        total:\n          type: integer\n          minimum: 0\n',
          "        total: { $ref: '#/components/schemas/Money' }\n",
        ) + '    Money: { type: integer, minimum: 0 }\n',
    ],
    [
      'a component taken apart with allOf',
      (text: string) =>
        text.replace(
          "              schema:\n                $ref: '#/components/schemas/Order'",
          "              schema:\n                allOf:\n                  - $ref: '#/components/schemas/Order'",
        ),
    ],
    [
      'an anchor and an alias',
      (text: string) => text.replace('{ type: string, maxLength: 200 }', '&note { type: string, maxLength: 200 }'),
    ],
  ])('%s', (_, change) => {
    expect(differencesOf(before, { 'orders.yaml': change(orders) })).toEqual([]);
  });

  it('a moved file', () => {
    expect(differencesOf(before, { 'api/v1/orders.yaml': orders })).toEqual([]);
  });

  it('the same API in OpenAPI 3.1 and in OpenAPI 3.0', () => {
    const nullable = orders.replace('type: string, maxLength: 200', 'type: string, nullable: true, maxLength: 200');
    const modern = orders
      .replace('3.0.3', '3.1.0')
      .replace('type: string, maxLength: 200', "type: [string, 'null'], maxLength: 200");
    expect(differencesOf({ 'orders.yaml': nullable }, { 'orders.yaml': modern })).toEqual([]);
  });

  it('the same API in OpenAPI 2.0', () => {
    const legacy = `swagger: '2.0'
info: { title: Orders, version: 1.4.0 }
consumes: [application/json]
produces: [application/json]
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, type: string }
        - { name: expand, in: query, type: string, enum: [items, payments] }
      responses:
        '200': { description: The order., schema: { $ref: '#/definitions/Order' } }
  /orders:
    post:
      parameters:
        - { name: order, in: body, schema: { $ref: '#/definitions/Order' } }
      responses:
        '201': { description: Created. }
definitions:
${orders.slice(orders.indexOf('    Order:'))}`;
    expect(differencesOf({ 'orders.yaml': legacy }, before)).toEqual([]);
  });
});

describe('one side only', () => {
  it('a new contract widens', () => {
    expect(differencesOf({}, before)).toEqual([
      'operation presence input widened GET /orders/{id} | - | get:',
      'operation presence input widened POST /orders | - | post:',
    ]);
  });

  it('a deleted contract takes its operations with it', () => {
    expect(differencesOf(before, {})).toEqual([
      'operation presence input narrowed GET /orders/{id} | get: | -',
      'operation presence input narrowed POST /orders | post: | -',
    ]);
  });
});

describe('webhooks, callbacks and authentication', () => {
  const webhook = (extra: string) => `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
webhooks:
  orderPaid:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [id]
              properties:
                id: { type: string }
${extra}      responses:
        '204': { description: Received. }
`;

  it('a webhook sends: a field less is a field less for its receivers', () => {
    const was = { 'shop.yaml': webhook('                total: { type: integer }\n') };
    expect(differencesOf(was, { 'shop.yaml': webhook('') })).toEqual([
      'property presence output widened total | total: { type: integer } | properties:',
    ]);
  });

  it('letting anybody in takes nothing from those who authenticate', () => {
    const secured = edit('paths:', 'security:\n  - key: []\npaths:');
    expect(effectsOf(secured, before)).toEqual(['security presence input widened anonymous']);
  });

  it('asking for authentication is stated once for all operations that inherit it', () => {
    const secured = edit('paths:', 'security:\n  - key: []\npaths:');
    const found = effectsOf(before, secured);
    expect(found).toEqual(['security presence input narrowed anonymous', 'security presence input widened key']);
  });
});

describe('servers', () => {
  const at = (url: string) => `servers: [{ url: '${url}' }]\n`;
  const all = (url: string) => edit('paths:', `${at(url)}paths:`);

  it('of the whole contract are stated once', () => {
    expect(effectsOf(all('https://a.example'), all('https://b.example'))).toEqual([
      'server presence input narrowed https://a.example',
      'server presence input widened https://b.example',
    ]);
  });

  it('of one operation are stated of that one', () => {
    const own = (url: string) => edit('    post:\n', `    post:\n      ${at(url)}`);
    const { contracts } = readBoth(own('https://a.example'), own('https://b.example'));
    expect(contracts[0]?.differences.map(({ name, where }) => [name, where])).toEqual([
      ['https://a.example', 'POST /orders'],
      ['https://b.example', 'POST /orders'],
    ]);
  });

  it('that are named for the first time are nothing to anybody', () => {
    expect(differencesOf(before, all('https://a.example'))).toEqual([]);
  });
});

describe('literals', () => {
  it.each([
    [
      'another constant',
      'const: paid',
      'const: open',
      ['schema const output replaced status', 'schema const input replaced status'],
    ],
    ['a constant written as a list of one', 'const: paid', 'enum: [paid]', []],
    [
      'a constant that became a list',
      'const: paid',
      'enum: [paid, open]',
      ['enum-value presence output widened open', 'enum-value presence input widened open'],
    ],
    [
      'a list that came',
      'maxLength: 9',
      'maxLength: 9, enum: [paid]',
      ['schema enum output narrowed status', 'schema enum input narrowed status'],
    ],
  ])('%s', (_, from, to, expected) => {
    const status = (keywords: string) =>
      edit(
        'status:\n          type: string\n          enum:\n            - open\n            - paid',
        `status: { type: string, ${keywords} }`,
      );
    expect(effectsOf(status(from), status(to))).toEqual(expected);
  });
});

describe('alternatives', () => {
  const pay = (schema: string) => ({
    'pay.yaml': `openapi: 3.1.0
info: { title: Pay, version: 1.0.0 }
paths:
  /pay:
    post:
      requestBody:
        content:
          application/json:
            schema: ${schema}
      responses:
        '204': { description: Paid. }
components:
  schemas:
    Card: { type: object, required: [number], properties: { number: { type: string } } }
    Bank: { type: object, required: [iban], properties: { iban: { type: string } } }
`,
  });
  const card = "{ $ref: '#/components/schemas/Card' }";
  const bank = "{ $ref: '#/components/schemas/Bank' }";

  it.each([
    ['one more', `{ oneOf: [${card}] }`, `{ oneOf: [${card}, ${bank}] }`, ['variant presence input widened Bank']],
    ['one less', `{ anyOf: [${card}, ${bank}] }`, bank, ['schema variants input narrowed request body']],
    ['the same in another order', `{ oneOf: [${card}, ${bank}] }`, `{ oneOf: [${bank}, ${card}] }`, []],
    ['or null', card, `{ oneOf: [${card}, { type: 'null' }] }`, ['schema nullable input widened request body']],
    [
      'or null, beside several',
      `{ anyOf: [${card}, { allOf: [${bank}] }] }`,
      `{ anyOf: [${card}, { allOf: [${bank}] }, { type: 'null' }] }`,
      ['schema nullable input widened request body'],
    ],
    [
      'null no more',
      `{ oneOf: [${card}, ${bank}, { type: 'null' }] }`,
      `{ oneOf: [${card}, ${bank}] }`,
      ['schema nullable input narrowed request body'],
    ],
    [
      'null no more, which one of them takes still',
      `{ anyOf: [${card}, { title: Cash, minProperties: 1 }, { type: 'null' }] }`,
      `{ anyOf: [${card}, { title: Cash, minProperties: 1 }] }`,
      [],
    ],
    [
      'changed inside',
      `{ oneOf: [${card}, { title: Cash, type: object, properties: { till: { type: string } } }] }`,
      `{ oneOf: [${card}, { title: Cash, type: object, properties: { till: { type: integer } } }] }`,
      ['schema type input replaced till'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(pay(was), pay(now))).toEqual(expected);
  });
});
