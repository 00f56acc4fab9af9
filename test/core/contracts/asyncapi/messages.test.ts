import { describe, expect, test } from 'vitest';
import { result, said, three, told, two } from './said.ts';

const plain = '        payload: { type: string }\n';
const message = (name: string, field: string) =>
  `          - name: ${name}\n            payload: { type: object, required: [${field}], properties: { ${field}: { type: string } } }\n`;
const choice = (...members: string[]) => `        oneOf:\n${members.join('')}`;
const [paid, refunded] = [message('paid', 'paidAt'), message('refunded', 'reason')];

describe('messages of one operation', () => {
  test('are known by name and by what they are, never by position', () => {
    expect(told(two('subscribe', choice(paid, refunded)), two('subscribe', choice(refunded, paid)))).toEqual([]);
    const nameless = (one: string) => one.replace(/name: \w+\n {12}/, '');
    const [a, b] = [nameless(paid), nameless(refunded)];
    expect(told(two('subscribe', choice(a, b)), two('subscribe', choice(b, a)))).toEqual([]);
  });

  test('whose payload another one holds are called as they are there', () => {
    const sent = (...held: readonly string[]) => {
      const refs = held.map((name) => `{ $ref: "#/components/messages/${name}/payload" }`).join(', ');
      const fields = ['Paid', 'Refunded', 'Lost'].map(
        (name) =>
          `    ${name}:\n      payload: { type: object, required: [${name}], properties: { ${name}: { type: string } } }\n`,
      );
      return `${two('subscribe', `        payload: { type: object, required: [last], properties: { last: { oneOf: [${refs}] } } }\n`)}components:\n  messages:\n${fields.join('')}`;
    };
    expect(told(sent('Paid', 'Refunded'), sent('Refunded', 'Paid'))).toEqual([]);
    expect(told(sent('Paid', 'Refunded'), sent('Paid', 'Refunded', 'Lost'))).toEqual([
      expect.stringContaining('`Lost`'),
    ]);
  });

  test('that are one need no list', () => {
    const single =
      '        payload: { type: object, required: [paidAt], properties: { paidAt: { type: string } } }\n        name: paid\n';
    expect(told(two('subscribe', single), two('subscribe', choice(paid)))).toEqual([]);
  });

  test('may not go, and who listens has to know those that come', () => {
    const [one, both] = [choice(paid), choice(paid, refunded)];
    expect(said(two('subscribe', both), two('subscribe', one))).toEqual([
      'breaking contract/sent-message-removed 10-7',
    ]);
    expect(said(two('publish', both), two('publish', one))).toEqual([
      'breaking contract/received-message-removed 10-7',
    ]);
    expect(said(two('subscribe', one), two('subscribe', both))).toEqual(['dangerous contract/sent-message-added 7-10']);
    expect(said(two('publish', one), two('publish', both))).toEqual([]);
  });
});

describe('a message', () => {
  test('is the same behind a reference, in another file, and with its default written out', () => {
    const behind = two('subscribe', "        $ref: './messages.yaml#/Order'\n");
    const files = { 'asyncapi.yaml': behind, 'messages.yaml': 'Order:\n  payload: { type: string }\n' };
    expect(told({ 'asyncapi.yaml': two('subscribe', plain) }, files)).toEqual([]);
    const wrapped = `        payload:\n          schemaFormat: application/vnd.aai.asyncapi;version=3.0.0\n          schema: { type: string }\n`;
    expect(told(three('send', plain), three('send', wrapped))).toEqual([]);
  });

  test('that is called otherwise is said, and what only describes it is not', () => {
    const called = (name: string, title: string) =>
      three('send', `        name: ${name}\n        title: ${title}\n${plain}`);
    expect(told(called('paid', 'Paid'), called('done', 'Paid'))).toEqual([
      'safe: The hint `name` of the message `done` changed from `paid` to `done`.',
    ]);
    expect(told(called('paid', 'Paid'), called('paid', 'Done'))).toEqual([]);
  });

  test('is named once where the key of its records changed, and so is a list that is a component', () => {
    const keyed = (type: string, item: string) =>
      `${three('send', "        $ref: '#/components/messages/Paid'\n")}components:
  messages:
    Paid:
      payload: { $ref: '#/components/schemas/Lines' }
      bindings: { kafka: { key: { type: ${type} } } }
  schemas:
    Lines: { type: array, items: { type: ${item} } }
`;
    expect(told(keyed('string', 'string'), keyed('integer', 'integer'))).toEqual([
      'breaking: The type of `Lines[]` in messages of send orders/placed changed from `string` to `integer`.',
      'breaking: The type of `Paid kafka.key` in messages of send orders/placed changed from `string` to `integer`.',
    ]);
    expect(told(keyed('string', 'string'), keyed('string', 'string'))).toEqual([]);
  });

  test('in a neighbour file is said there, once for all that use it', () => {
    const root = `asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
  placed:
    address: placed
    messages: { order: { $ref: './order.yaml' } }
  paid:
    address: paid
    messages: { order: { $ref: './order.yaml' } }
operations:
  takePlaced: { action: receive, channel: { $ref: '#/channels/placed' } }
  takePaid: { action: receive, channel: { $ref: '#/channels/paid' } }
`;
    const order = 'payload:\n  type: object\n  required: [id]\n  properties: { id: {}, total: {} }\n';
    const files = (text: string) => ({ 'asyncapi.yaml': root, 'order.yaml': text });
    expect(told(files(order), files(order.replace('[id]', '[id, total]')))).toEqual([
      'breaking: The field `total` became required in order in messages of receive placed and 1 more operation.',
    ]);
  });

  test('has the content type that it states, or else that of the contract', () => {
    const typed = (type: string) => `        contentType: ${type}\n${plain}`;
    const of = (text: string, usual = '') => `${usual}${two('subscribe', text)}`;
    expect(said(of(typed('application/json')), of(typed('application/cbor')))).toEqual([
      'breaking contract/message-content-type-changed 7-7',
    ]);
    const [json, xml] = ['application/json', 'application/xml'].map((type) => `defaultContentType: ${type}\n`);
    expect(said(of(plain, json), of(plain, xml))).toEqual(['breaking contract/message-content-type-changed 1-1']);
    expect(told(of(plain, json), of(typed('application/json'), json))).toEqual([]);
    expect(said(of(typed('application/json'), json), of(typed('application/json'), xml))).toEqual([]);
    expect(told(of(plain), of(typed('application/json')))).toEqual([
      'safe: The message `message` changed its `contentType`: `application/json` now, none before.',
    ]);
  });

  test('has headers as fields, also those of its traits', () => {
    const headers = (required: string) =>
      `        headers: { type: object, required: [${required}], properties: { trace: {}, tenant: {} } }\n${plain}`;
    expect(told(three('receive', headers('trace')), three('receive', headers('trace, tenant')))).toEqual([
      'breaking: The field `tenant` became required in the headers of the message order of receive orders/placed.',
    ]);
    expect(said(three('send', headers('trace, tenant')), three('send', headers('trace')))).toEqual([
      expect.stringContaining('contract/response-field-became-optional'),
    ]);
    expect(said(three('receive', plain), three('receive', headers('trace')))).toEqual([
      expect.stringContaining('breaking contract/required-request-field-added'),
    ]);
    expect(said(three('send', headers('trace')), three('send', plain))).toContainEqual(
      expect.stringContaining('breaking contract/response-field-removed'),
    );
    const described = (format: string, schema: string) =>
      three('send', `        headers: { schemaFormat: ${format}, schema: ${schema} }\n${plain}`);
    const [json, avro] = ['application/schema+json;version=draft-07', 'application/vnd.apache.avro;version=1.9.0'];
    const inJson = (required: string) =>
      described(json, `{ type: object, required: [${required}], properties: { trace: {}, tenant: {} } }`);
    expect(said(inJson('trace, tenant'), inJson('trace'))).toEqual([
      'breaking contract/response-field-became-optional 8-8',
    ]);
    const inAvro = (type: string) =>
      described(avro, `{ type: record, name: Trace, fields: [{ name: id, type: ${type} }] }`);
    expect(said(inAvro('string'), inAvro('int'))).toEqual([expect.stringMatching(/^breaking/)]);
    expect(said(inAvro('string'), inAvro('{ type: string }'))).toEqual([]);
    const shared = (headers: string) =>
      `${three('send', "        $ref: '#/components/messages/Order'\n")}components:\n  messages:\n    Order:\n      headers: ${headers}\n`;
    const required = '{ type: object, required: [trace], properties: { trace: {} } }';
    expect(told(shared(required), shared('{ type: object }'))).toEqual([
      'breaking: The field `trace` was removed from the headers of Order in messages of send orders/placed.',
    ]);
    const trait = (type: string) =>
      three(
        'send',
        `        traits: [{ headers: { type: object, properties: { trace: { type: ${type} } } } }]\n${plain}`,
      );
    expect(said(trait('string'), trait('integer'))).toEqual([
      expect.stringContaining('breaking contract/response-type-changed 8-8'),
    ]);
  });

  test('is overridden by its traits in AsyncAPI 2, and not in 3', () => {
    const typed = (type: string) =>
      `        contentType: application/json\n        traits: [{ contentType: ${type} }]\n${plain}`;
    const [json, xml] = [typed('application/json'), typed('application/xml')];
    expect(said(two('subscribe', json), two('subscribe', xml))).toEqual([
      'breaking contract/message-content-type-changed 8-8',
    ]);
    expect(said(three('send', json), three('send', xml))).toEqual([]);
  });

  test('says where its correlation id is', () => {
    const at = (place: string) => `        correlationId: { location: '${place}' }\n${plain}`;
    expect(said(three('send', at('$message.header#/id')), three('send', at('$message.payload#/id')))).toEqual([
      'breaking contract/correlation-moved 8-8',
    ]);
    expect(said(three('send', plain), three('send', at('$message.payload#/id')))).toEqual([]);
    expect(said(three('send', at('$message.payload#/id')), three('send', plain))).toEqual([
      expect.stringMatching(/^breaking contract\/correlation-moved/),
    ]);
  });
});

describe('a payload of Avro', () => {
  const avro = (fields: string) => `        schemaFormat: application/vnd.apache.avro;version=1.9.0
        payload:
          type: record
          name: Order
          fields:
${fields}`;
  const field = (name: string, type: string, rest = '') => `            - { name: ${name}, type: ${type}${rest} }\n`;
  const id = field('id', 'string');

  test('is read by the rules of Avro', () => {
    const more = avro(`${id}${field('shop', 'string', ', default: ""')}`);
    expect(said(two('publish', avro(id)), two('publish', more))).toEqual([]);
    const total = avro(`${id}${field('total', 'long')}`);
    expect(said(two('subscribe', total), two('subscribe', avro(id)))).toEqual([
      expect.stringMatching(/^breaking .* 13-/),
    ]);
    expect(said(two('publish', total), two('publish', avro(id)))).toEqual([]);
  });

  test('is compared inside a text too, line by line', () => {
    const text = (type: string) => `        schemaFormat: application/vnd.apache.avro;version=1.9.0
        payload: |
          {
            "type": "record", "name": "Order",
            "fields": [
              { "name": "total", "type": "${type}" }
            ]
          }
`;
    expect(said(two('subscribe', text('int')), two('subscribe', text('long')))).toEqual([
      'breaking contract/response-type-changed 12-12',
    ]);
    expect(said(two('publish', text('int')), two('publish', text('long')))).toEqual([]);
    const line = (type: string) =>
      `        schemaFormat: application/vnd.apache.avro\n        payload: '{"type":"record","name":"Order","fields":[{"name":"total","type":"${type}"}]}'\n`;
    expect(said(two('subscribe', line('int')), two('subscribe', line('long')))).toEqual([
      'breaking contract/response-type-changed 8-8',
    ]);
  });

  test('is none of JSON Schema', () => {
    expect(said(two('subscribe', plain), two('subscribe', avro(id)))).toEqual(['breaking contract/value-replaced 7-7']);
  });
});

describe('a payload of protobuf', () => {
  const proto = (fields: string) => `        schemaFormat: application/vnd.google.protobuf;version=3
        payload: |
          syntax = "proto3";
          message Order {
            string id = 1;
${fields}          }
`;
  const total = proto('            int64 total = 2;\n');

  test('is read as bytes are: by number and wire type', () => {
    expect(said(two('subscribe', total), two('subscribe', proto('            string total = 2;\n')))).toEqual([
      'breaking contract/field-type-changed 12-12',
    ]);
    expect(said(two('subscribe', total), two('subscribe', proto('            int64 sum = 2;\n')))).toEqual([]);
    expect(said(two('subscribe', total), two('subscribe', proto('            uint64 total = 2;\n')))).toEqual([]);
    expect(said(two('publish', total), two('publish', proto('')))).toEqual([
      expect.stringMatching(/^breaking contract\/numbered-field-removed 12-/),
    ]);
  });

  test('may be in a file of its own', () => {
    const root = three(
      'send',
      "        payload:\n          schemaFormat: application/vnd.google.protobuf;version=3\n          schema: { $ref: './order.proto' }\n",
    );
    const files = (type: string) => ({
      'asyncapi.yaml': root,
      'order.proto': `syntax = "proto3";\nmessage Order {\n  ${type} total = 1;\n}\n`,
    });
    // The file is a contract of its own too, under the rules of its own format.
    expect(said(files('int64'), files('string'))).toContain('breaking contract/field-type-changed 3-3');
    expect(result({ 'asyncapi.yaml': root }, { 'asyncapi.yaml': root }).unread).toEqual([
      expect.objectContaining({ line: 10 }),
    ]);
  });
});

test('a schema in a text that cannot be read is unread, where the text is, and the rest is compared', () => {
  const of = (format: string, text: string, type: string) =>
    two(
      'subscribe',
      `        schemaFormat: application/vnd.${format}\n        payload: '${text}'\n        headers: { type: object, properties: { id: { type: ${type} } } }\n`,
    );
  const formats: readonly [string, string, string][] = [
    ['apache.avro', '{"type":"record","name":"Order","fields":[]}', '{"type":"record"'],
    ['google.protobuf', 'message Order { string id = 1; }', 'message Order { string id = '],
  ];
  for (const [format, good, bad] of formats) {
    expect(result(of(format, good, 'string'), of(format, good, 'string')).unread).toEqual([]);
    const { unread, changes } = result(of(format, good, 'string'), of(format, bad, 'integer'));
    expect(unread).toEqual([expect.objectContaining({ file: 'asyncapi.yaml', line: 8 })]);
    expect(changes).toContainEqual(expect.objectContaining({ rule: 'contract/response-type-changed' }));
  }
});

test('a payload in a language that nobody reads is compared as it stands', () => {
  const raml = (type: string) =>
    `        schemaFormat: application/raml+yaml;version=1.0\n        payload: { type: ${type} }\n`;
  expect(said(two('subscribe', raml('string')), two('subscribe', raml('integer')))).toEqual([
    'dangerous contract/unread-part-changed 8-8',
  ]);
});

test('another default type is said where a message has none of its own', () => {
  const of = (usual: string, own = '') =>
    two('subscribe', `        ${own}\n        payload: { type: string }\n`).replace(
      'channels:',
      `defaultContentType: ${usual}\nchannels:`,
    );
  const [json, xml] = ['application/json', 'application/xml'];
  expect(said(of(json), of(xml))).toEqual([expect.stringMatching(/^breaking /)]);
  expect(said(of(json, `contentType: ${json}`), of(xml, `contentType: ${json}`))).toEqual([]);
  expect(said(of(json), of(xml, `contentType: ${json}`))).toEqual([]);
  expect(said(of(json, `contentType: ${json}`), of(xml))).toEqual([expect.stringMatching(/^breaking /)]);
});
