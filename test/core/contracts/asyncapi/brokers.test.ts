import { describe, expect, test } from 'vitest';
import { result, said, three, told, two } from './said.ts';

const plain = '        payload: { type: string }\n';
const base = three('send', plain);
/** The contract with something written into its channel. */
const inChannel = (text: string) => base.replace('    messages:\n', `${text}    messages:\n`);

describe('an address', () => {
  test('is what the broker sees, whatever its channel is called', () => {
    const renamed = base.replaceAll('placed:', 'orderPlaced:').replaceAll('channels/placed', 'channels/orderPlaced');
    expect(told(base, renamed)).toEqual([]);
    expect(said(base, base.replace('orders/placed', 'shop/orders/placed'))).toEqual([
      'breaking contract/channel-address-changed 5-5',
    ]);
    expect(said(two('subscribe', plain), two('subscribe', plain).replace('orders/placed', 'shop/placed'))).toEqual([
      'breaking contract/sending-removed 4-3',
    ]);
  });

  test('has places, and how they are called is on no wire', () => {
    const at = (address: string, more = '') =>
      base
        .replace('address: orders/placed\n', `address: ${address}\n${more}`)
        .replace('action: send', 'action: receive');
    const zones = (values: string) => `    parameters:\n      zone:\n        enum: [${values}]\n`;
    expect(told(at('orders/{id}'), at('orders/{orderId}'))).toEqual([]);
    expect(said(at('orders/placed'), at('orders/{id}'))).toEqual(['breaking contract/channel-address-changed 5-5']);
    expect(said(at('orders/{zone}', zones('eu, us')), at('orders/{zone}', zones('eu')))).toEqual([
      'breaking contract/request-enum-value-removed 8-8',
    ]);
    expect(said(at('orders/{zone}', zones('eu')), at('orders/{zone}', zones('eu, us')))).toEqual([]);
  });
});

describe('settings', () => {
  test.each([
    [
      'kafka',
      '      kafka: { partitions: 3, replicas: 3 }\n',
      'partitions: 3',
      'partitions: 6',
      'dangerous contract/broker-setting-changed 7-7',
    ],
    [
      'amqp',
      '      amqp: { is: queue, queue: { name: placed, durable: true } }\n',
      'name: placed',
      'name: orders',
      'breaking contract/broker-name-changed 7-7',
    ],
    ['mqtt', '      mqtt: { qos: 2 }\n', 'qos: 2', 'qos: 0', 'dangerous contract/broker-setting-changed 7-7'],
    [
      'sqs',
      '      sqs: { queue: { name: placed, fifoQueue: true } }\n',
      'fifoQueue: true',
      'fifoQueue: false',
      'breaking contract/broker-name-changed 7-7',
    ],
    [
      'a broker that nobody knows',
      '      carrier: { pigeons: 2 }\n',
      'pigeons: 2',
      'pigeons: 1',
      'dangerous contract/broker-setting-changed 7-7',
    ],
  ])('of %s', (_, binding, from, to, finding) => {
    const before = inChannel(`    bindings:\n${binding}`);
    expect(said(before, before.replace(from, to))).toEqual([finding]);
  });

  test('may be shared, and may say what holds anyway', () => {
    const inline = inChannel('    bindings:\n      kafka: { partitions: 3 }\n');
    const shared = `${inChannel("    bindings: { $ref: '#/components/channelBindings/placed' }\n")}components:\n  channelBindings:\n    placed:\n      kafka: { partitions: 3, bindingVersion: 0.5.0 }\n`;
    expect(told(inline, shared)).toEqual([]);
    expect(told(inline, inChannel('    bindings:\n      kafka: { partitions: 3, topic: orders/placed }\n'))).toEqual(
      [],
    );
    expect(told(inline, inChannel('    bindings:\n      kafka: { partitions: 3, replicas: 2 }\n'))).toEqual([
      expect.stringMatching(/^safe: /),
    ]);
  });

  test('of another protocol are read without what is usual for the one that is gone', () => {
    const [kafka, amqp] = ['kafka: { partitions: 3 }', 'amqp: { is: queue, queue: { name: placed } }'].map((binding) =>
      inChannel(`    bindings: { ${binding} }\n`),
    );
    expect(said(kafka ?? '', amqp ?? '').map((line) => line.replace(/ [^ ]+$/, ''))).toEqual(
      Array(3).fill('dangerous contract/broker-setting-changed'),
    );
    const routed = inChannel('    bindings: { amqp: { is: routingKey } }\n');
    expect(
      told(inChannel('    bindings: { amqp: { bindingVersion: 0.3.0, exchange: { vhost: / } } }\n'), routed),
    ).toEqual([]);
    expect(said(inChannel('    bindings: { amqp: { exchange: { vhost: / } } }\n'), amqp ?? '')).toContain(
      'breaking contract/broker-name-changed 6-6',
    );
  });

  test('that are schemas are compared as such', () => {
    const key = (type: string) => `        bindings: { kafka: { key: { type: ${type} } } }\n${plain}`;
    expect(said(three('send', key('string')), three('send', key('integer')))).toEqual([
      'breaking contract/response-type-changed 8-8',
    ]);
    expect(said(three('send', key('number')), three('send', key('integer')))).toEqual([]);
  });
});

describe('a server', () => {
  const servers = (text: string) => base.replace('channels:', `servers:\n${text}channels:`);
  const main = '  main: { host: broker.example.com, protocol: kafka }\n';
  test('goes by its address, and may not go', () => {
    const backup = '  backup: { host: backup.example.com, protocol: kafka }\n';
    expect(said(servers(main + backup), servers(main))).toEqual(['breaking contract/broker-removed 5-3']);
    expect(said(servers(main), servers(main + backup))).toEqual([]);
    expect(said(servers(main), servers(main.replace('main', 'primary')))).toEqual([]);
    expect(said(servers(main), servers(main.replace('kafka', 'kafka-secure')))).toEqual([
      'breaking contract/broker-moved 4-4',
    ]);
    expect(told(servers(main), servers(main.replace('.com', '.org')))).toEqual([
      'breaking: The server `main` is reached otherwise: `broker.example.com` became `broker.example.org`.',
    ]);
  });

  test('is where it was if the usual value of a variable leads there', () => {
    const of = (usual: string) =>
      servers(`  main: { host: '{name}.example.com', protocol: kafka, variables: { name: { default: ${usual} } } }\n`);
    expect(said(servers(main), of('broker'))).toEqual(['dangerous contract/broker-setting-changed 4-4']);
    expect(said(servers(main), of('other'))).toContain('breaking contract/broker-moved 4-4');
    expect(said(of('broker'), servers(main))).toEqual(['dangerous contract/broker-setting-changed 4-4']);
    expect(said(of('other'), servers(main))).toContain('breaking contract/broker-moved 4-4');
  });

  test('is said where its path is written, if that alone is another, and a value of a list at that value', () => {
    const of = (path: string, name = 'eu') =>
      servers(`  main:
    host: '{name}.example.com'
    pathname: ${path}
    protocol: amqp
    variables:
      name:
        enum:
          - us
          - ${name}
`);
    expect(said(of('/shop'), of('/store'))).toEqual(['breaking contract/broker-moved 6-6']);
    expect(said(of('/shop'), of('/shop').replace('host: ', 'host: a.'))).toEqual([
      'breaking contract/broker-moved 5-5',
    ]);
    expect(said(of('/shop'), of('/shop', 'ap'))).toEqual(['dangerous contract/broker-setting-changed 12-12']);
  });

  test('may leave its path to the addresses', () => {
    const of = (url: string, address: string) =>
      two('subscribe', plain)
        .replace('channels:', `servers: { main: { url: ${url}, protocol: wss } }\nchannels:`)
        .replace('orders/placed', address);
    expect(told(of('wss://example.com/v2/orders', '/'), of('wss://example.com', '/v2/orders'))).toEqual([]);
    expect(said(of('wss://example.com/v2', '/orders'), of('wss://example.com/v3', '/orders'))).toEqual([
      'breaking contract/broker-moved 3-3',
    ]);
  });

  test('is the same in AsyncAPI 2', () => {
    const older = two('subscribe', plain).replace(
      'channels:',
      'servers:\n  main: { url: kafka://broker.example.com, protocol: kafka }\nchannels:',
    );
    expect(said(older, servers(main))).toEqual([]);
  });

  test('may be one of several at which a channel is', () => {
    const backup = '  backup: { host: backup.example.com, protocol: kafka }\n';
    const at = (...names: string[]) =>
      servers(main + backup).replace(
        '    messages:',
        `    servers: [${names.map((name) => `{ $ref: '#/servers/${name}' }`).join(', ')}]\n    messages:`,
      );
    expect(told(at('main', 'backup'), servers(main + backup))).toEqual([]);
    expect(told(servers(main + backup), at('main'))).toEqual([
      'breaking: The server `backup` is no longer part of send orders/placed.',
    ]);
    const without = at('main').replace(backup, '');
    expect(told(at('main', 'backup'), without)).toEqual([
      'breaking: The server `backup` is no longer part of the API.',
    ]);
  });

  test('says who may connect, in the words of either version', () => {
    const scheme = (name: string) => `{ $ref: '#/components/securitySchemes/${name}' }`;
    const components = `components:
  securitySchemes:
    password: { type: userPassword }
    certificate: { type: X509 }
`;
    const of = (security: string) => `${servers(main.replace('kafka }', `kafka${security} }`))}${components}`;
    expect(said(of(''), of(`, security: [${scheme('password')}]`))).toEqual([
      'breaking contract/authentication-required 4-4',
    ]);
    expect(
      said(
        of(`, security: [${scheme('password')}]`),
        of(`, security: [${scheme('password')}, ${scheme('certificate')}]`),
      ),
    ).toEqual([]);
    const older = (security: string) =>
      `${two('subscribe', plain).replace(
        'channels:',
        `servers:\n  main: { url: broker.example.com, protocol: kafka, security: [${security}] }\nchannels:`,
      )}${components}`;
    expect(said(older('password: []'), older('certificate: []'))).toEqual([
      expect.stringMatching(/^breaking contract\/security-alternative-removed/),
    ]);
    expect(said(older('password: []'), of(`, security: [${scheme('password')}]`))).toEqual([]);
    // No reference leads from a server of the second version to its schemes.
    const typed = (type: string) => older('password: []').replace('userPassword', type);
    expect(said(typed('plain'), typed('scramSha256'))).toEqual([
      expect.stringMatching(/^breaking contract\/value-replaced/),
    ]);
    expect(said(typed('plain'), typed('plain, description: The password of the team'))).toEqual([]);
  });

  test('has settings and variables', () => {
    const of = (port: string) =>
      servers(`  main: { host: 'broker:{port}', protocol: mqtt, variables: { port: { enum: [${port}] } } }\n`);
    expect(told(of('"1883", "8883"'), of('"8883"'))).toEqual([
      'dangerous: The setting `port.enum` of the server main changed from `["1883","8883"]` to `["8883"]`.',
    ]);
  });
});

describe('what cannot be read', () => {
  test('is an operation whose channel is not there, and the others are compared', () => {
    const more = `${base}  lost:\n    action: send\n    channel: { $ref: '#/channels/nowhere' }\n`;
    const { changes, unread } = result(more, more.replace('type: string', 'type: integer'));
    expect(unread).toEqual([expect.objectContaining({ file: 'asyncapi.yaml', line: 15 })]);
    expect(changes.map(({ rule }) => rule)).toContain('contract/response-type-changed');
  });

  test('is a message that is not there: it may be any of the others', () => {
    const listing = (...names: string[]) =>
      three(
        'send',
        plain,
        `    messages: [${names.map((name) => `{ $ref: '#/channels/placed/messages/${name}' }`).join(', ')}]\n`,
      );
    const { changes, unread } = result(listing('order', 'lost'), listing('order'));
    expect({ changes, unread }).toEqual({ changes: [], unread: [expect.objectContaining({ line: 13 })] });
  });

  test('is no name with slashes, as some generators write it', () => {
    const of = (type: string) =>
      `${two('subscribe', "        $ref: '#/components/messages/shop/v1.Order'\n")}components:\n  messages:\n    shop/v1.Order:\n      payload: { type: ${type} }\n`;
    expect(said(of('string'), of('integer'))).toEqual(['breaking contract/response-type-changed 11-11']);
  });

  test.each([
    ['another version', 'asyncapi: 3.0.0', 'asyncapi: 9.0.0', /version is "9\.0\.0"/],
    ['the first version', 'asyncapi: 3.0.0', 'asyncapi: 1.2.0', /version is "1\.2\.0"/],
    ['a list of channels', /channels:[^]*/, 'channels: [placed]\n', /`channels` is not a map/],
    ['half a document', 'channels:', 'channels: [', /./],
  ])('is %s', (_, from, to, because) => {
    const { verdict, changes, unread } = result(base, base.replace(from, to));
    expect({ verdict, changes }).toEqual({ verdict: 'unread', changes: [] });
    expect(unread).toEqual([expect.objectContaining({ because: expect.stringMatching(because) })]);
  });

  test('is nothing that hangs: references in circles, and depth', () => {
    const circle = three(
      'send',
      "        $ref: '#/components/messages/A'\n",
      "components:\n  messages: { A: { $ref: '#/components/messages/B' }, B: { $ref: '#/components/messages/A' } }\n",
    );
    expect(result(circle, circle.replace('Orders', 'Shop')).unread.length).toBeGreaterThan(0);
    const deep = three('send', `        payload: ${'{ properties: { a: '.repeat(10_000)}{}${' } }'.repeat(10_000)}\n`);
    expect(result(deep, deep).verdict).toBe('unread');
    const odd = base.replace(
      '        payload: { type: string }',
      '        payload: 7\n        traits: [7, {}]\n        headers: x',
    );
    expect(result(base, odd).verdict).not.toBe('unread');
  });
});

test('many operations of one address, and many messages of one operation, are put together', () => {
  const many = Array.from({ length: 300 }, (_, index) => index);
  const asked = (type: string) =>
    `asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0 }\nchannels:\n  a: { address: a, messages: { m: { payload: { type: ${type} } } } }\noperations:\n${many.map((index) => `  op${index}: { action: send, channel: { $ref: '#/channels/a' } }\n`).join('')}`;
  expect(said(asked('string'), asked('integer'))).toEqual(['breaking contract/response-type-changed 4-4']);
  const listed = (name: string) =>
    two(
      'subscribe',
      `        oneOf:\n${many.map((index) => `          - { name: ${name}${index}, payload: { const: ${name}${index} } }\n`).join('')}`,
    );
  expect(said(listed('a'), listed('a'))).toEqual([]);
  expect(said(listed('a'), listed('b'))).toHaveLength(600);
});

test('a contract that goes takes all with it, and one that comes takes nothing', () => {
  expect(said(base, {})).toEqual(['breaking contract/sending-removed 10-undefined']);
  expect(said({}, base)).toEqual([]);
});

test('a document may leave its channels to another file, and may have servers alone', () => {
  const channels = (type: string) => `orders/placed:\n  subscribe: { message: { payload: { type: ${type} } } }\n`;
  const root = two('subscribe', plain).replace(/channels:[^]*/, "channels: { $ref: './channels.yaml' }\n");
  const files = (type: string) => ({ 'asyncapi.yaml': root, 'channels.yaml': channels(type) });
  expect(said(files('string'), files('integer'))).toEqual([
    expect.stringMatching(/^breaking contract\/response-type-changed/),
  ]);
  const servers = (host: string) =>
    `asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0 }\nservers: { main: { host: ${host}, protocol: kafka } }\nchannels: {}\n`;
  expect(said(servers('a.example.com'), servers('b.example.com'))).toEqual(['breaking contract/broker-moved 3-3']);
});

test('a document of components alone is for others, who may go either way', () => {
  const of = (required: string) =>
    `asyncapi: 3.0.0\ninfo: { title: Shared, version: 1.0.0 }\ncomponents:\n  messages:\n    Paid:\n      payload: { type: object, required: [${required}], properties: { id: {}, at: {} } }\n`;
  expect(said(of('id'), of('id, at'))).toEqual([
    expect.stringContaining('dangerous contract/request-field-became-required'),
  ]);
  expect(said(of('id, at'), of('id'))).toEqual([
    expect.stringContaining('dangerous contract/response-field-became-optional'),
  ]);
});

test('a key of records that comes or goes is a setting that changed', () => {
  const keyed = (key: string) =>
    three('send', `        bindings: { kafka: { ${key} } }\n        payload: { type: string }\n`);
  const none = keyed('bindingVersion: 0.5.0');
  expect(said(none, keyed('key: { type: string }'))).toEqual(['dangerous contract/broker-setting-changed 8-8']);
  expect(said(keyed('key: { type: string }'), none)).toEqual(['dangerous contract/broker-setting-changed 8-8']);
  expect(said(keyed('key: { type: string }'), keyed('key: { type: integer }'))).toEqual([
    expect.stringMatching(/^breaking contract\/(?!broker)/),
  ]);
  expect(said(keyed('key: { type: string }'), keyed('key: { type: string }'))).toEqual([]);
});

test("a server on one's own machine may be anywhere, and another one not", () => {
  const at = (host: string) =>
    `asyncapi: 3.0.0\ninfo: { title: Orders, version: 1.0.0 }\nservers:\n  one: { host: '${host}', protocol: kafka }\n${three('send', '        payload: { type: string }\n').split('\n').slice(2).join('\n')}`;
  for (const host of ['localhost:4566', '127.0.0.1:4566', '[::1]:4566']) {
    expect(said(at(host), at('localhost:4567'))).toEqual([]);
  }
  expect(said(at('localhost.example.com:4566'), at('localhost:4567'))).toEqual([
    expect.stringContaining('breaking contract/broker-moved'),
  ]);
});
