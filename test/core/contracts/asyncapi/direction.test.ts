import { describe, expect, test } from 'vitest';
import { said, three, told, two } from './said.ts';

test('that an operation goes the other way is said at its action', () => {
  const message = '        payload: { type: string }\n';
  expect(said(three('send', message), three('receive', message))).toEqual(['breaking contract/direction-turned 11-11']);
});

const payload = (required: string, more = '') => `        payload:
          type: object
          required: [${required}]
          properties:
            id: { type: string }
            total: { type: integer }
${more}`;
const [some, all] = [payload('id'), payload('id, total')];

/** What the application sends, in both versions, and what it receives. */
const sent = [
  ['others subscribe to', (message: string) => two('subscribe', message)],
  ['is sent', (message: string) => three('send', message)],
] as const;
const received = [
  ['others publish', (message: string) => two('publish', message)],
  ['is received', (message: string) => three('receive', message)],
] as const;

describe.each(sent)('what %s', (_, of) => {
  test('may promise more, and never less', () => {
    expect(said(of(some), of(all))).toEqual([]);
    expect(said(of(all), of(some))).toEqual([
      expect.stringMatching(/^breaking contract\/response-field-became-optional/),
    ]);
  });

  test('may not have fields that go', () => {
    const less = some.replace('            total: { type: integer }\n', '');
    expect(said(of(some), of(less))).toEqual([expect.stringContaining('contract/optional-response-field-removed')]);
    expect(said(of(less), of(some))).toEqual([]);
  });
});

describe.each(received)('what %s', (_, of) => {
  test('may ask for less, and never for more', () => {
    expect(said(of(all), of(some))).toEqual([]);
    expect(said(of(some), of(all))).toEqual([
      expect.stringMatching(/^breaking contract\/request-field-became-required/),
    ]);
  });
});

describe('an operation', () => {
  test('that turns round breaks both ends, and is said once', () => {
    expect(said(two('subscribe', some), two('publish', some))).toEqual(['breaking contract/direction-turned 5-5']);
    expect(said(three('send', some), three('receive', some))).toEqual([
      expect.stringMatching(/^breaking contract\/direction-turned/),
    ]);
  });

  test('goes by what it does at an address, and not by its name', () => {
    const renamed = three('send', some).replace('  place:', '  orderPlaced:');
    expect(told(three('send', some), renamed)).toEqual([
      'safe: The operationId of `send orders/placed` changed from `place` to `orderPlaced`.',
    ]);
  });

  test('that goes takes away what is sent, or who receives', () => {
    const base = three('send', some);
    const none = base.replace(/operations:[^]*/, 'operations: {}\n');
    expect(said(base, none)).toEqual([expect.stringMatching(/^breaking contract\/sending-removed 15-/)]);
    expect(said(three('receive', some), none)).toEqual([
      expect.stringMatching(/^breaking contract\/receiving-removed 15-/),
    ]);
    expect(said(none, base)).toEqual([]);
  });

  test('of several on one channel may go, as long as another does the same', () => {
    const again = `  again:\n    action: send\n    channel: { $ref: '#/channels/placed' }\n`;
    expect(told(three('send', some, again), three('send', some))).toEqual([
      'safe: The operationId of `send orders/placed` changed from `again, place` to `place`.',
    ]);
  });

  test('is the same in AsyncAPI 2 and 3', () => {
    expect(told(two('subscribe', some), three('send', some))).toEqual([
      'safe: The operationId of `send orders/placed` changed: `place` now, none before.',
    ]);
    expect(said(two('publish', some), three('receive', all))).toEqual([
      expect.stringContaining('contract/request-field-became-required'),
    ]);
  });

  test('restricts its messages to those that it lists', () => {
    const listed = `    messages: [{ $ref: '#/channels/placed/messages/order' }]\n`;
    expect(told(three('send', some), three('send', some, listed))).toEqual([]);
    const several = `${some}      refund:\n        payload: { type: string }\n`;
    expect(said(three('send', several), three('send', several, listed))).toEqual([
      expect.stringMatching(/^breaking contract\/sent-message-removed/),
    ]);
  });
});

describe('a message that is sent and received', () => {
  const back = `  back:\n    action: receive\n    channel: { $ref: '#/channels/placed' }\n`;
  test('is held to both', () => {
    expect(said(three('send', some, back), three('send', all, back))).toEqual([
      expect.stringMatching(/^breaking contract\/request-field-became-required/),
    ]);
    expect(said(three('send', all, back), three('send', some, back))).toEqual([
      expect.stringMatching(/^breaking contract\/response-field-became-optional/),
    ]);
  });
});

describe('a channel without operations', () => {
  const silent = (message: string) => three('send', message).replace(/operations:[^]*/, '');
  test('goes both ways, because nobody says which', () => {
    expect(said(silent(some), silent(all))).toEqual([
      expect.stringContaining('contract/request-field-became-required'),
    ]);
    expect(said(silent(all), silent(some))).toEqual([
      expect.stringContaining('contract/response-field-became-optional'),
    ]);
  });

  test('is no loss where it gets an operation', () => {
    expect(said(silent(some), three('send', some))).toEqual([]);
  });

  test('is one where it goes, and none where it comes', () => {
    const more = silent(`${some}  audit:\n    address: audit\n`);
    expect(said(more, silent(some))).toEqual([expect.stringMatching(/^breaking contract\/channel-removed/)]);
    expect(said(silent(some), more)).toEqual([]);
  });
});

describe('a reply', () => {
  const reply = (action: 'send' | 'receive', required: string, address = 'rates/answer') => `asyncapi: 3.0.0
info: { title: Rates, version: 1.0.0 }
channels:
  ask:
    address: rates/ask
    messages: { ask: { payload: { type: string } } }
  answer:
    address: ${address}
    messages:
      rate:
        payload:
          type: object
          required: [${required}]
          properties: { price: { type: integer }, days: { type: integer } }
operations:
  rate:
    action: ${action}
    channel: { $ref: '#/channels/ask' }
    reply:
      channel: { $ref: '#/channels/answer' }
`;
  test('goes the other way than what is asked', () => {
    const [less, more] = ['price', 'price, days'];
    expect(said(reply('send', more), reply('send', less))).toEqual([]);
    expect(said(reply('send', less), reply('send', more))).toEqual([
      'breaking contract/request-field-became-required 13-13',
    ]);
    expect(said(reply('receive', more), reply('receive', less))).toEqual([
      'breaking contract/response-field-became-optional 13-13',
    ]);
  });

  test('has an address, and can go', () => {
    expect(said(reply('receive', 'price'), reply('receive', 'price', 'rates/reply'))).toEqual([
      'breaking contract/channel-address-changed 8-8',
    ]);
    const none = reply('receive', 'price').replace(/ {4}reply:[^]*/, '');
    expect(said(reply('receive', 'price'), none)).toEqual(['breaking contract/sending-removed 19-16']);
  });

  test('belongs to all operations of an address, whatever their order', () => {
    const ask = (name: string) => `  ${name}:
    action: receive
    channel: { $ref: '#/channels/vsi' }
    messages: [{ $ref: '#/channels/vsi/messages/${name}' }]
    reply:
      channel: { $ref: '#/channels/vsi' }
      messages: [{ $ref: '#/channels/vsi/messages/${name}.done' }]
`;
    const names = ['open', 'mute', 'close'];
    const message = (name: string) =>
      `      ${name}: { payload: { type: object, required: [type], properties: { type: { const: ${name} } } } }\n`;
    const of = (asked: readonly string[]) => `asyncapi: 3.0.0
info: { title: Calls, version: 1.0.0 }
channels:
  vsi:
    address: /vsi
    messages:
${names.flatMap((name) => [message(name), message(`${name}.done`)]).join('')}operations:
${asked.map(ask).join('')}`;
    expect(told(of(names), of(names.toReversed()))).toEqual([]);
    expect(said(of(['open', 'close']), of(names))).toEqual([
      expect.stringMatching(/^dangerous contract\/sent-message-added/),
    ]);
  });
});

test('what goes both ways at an address moves with it, where one of the two is called as it was', () => {
  const both = (address: string, id = 'pay') => `asyncapi: 2.6.0
info: { title: Orders, version: 1.0.0 }
channels:
  ${address}:
    subscribe: { operationId: ${id}, message: { payload: { type: string } } }
    publish: { message: { payload: { type: string } } }
`;
  const moved = 'breaking contract/channel-address-changed 4-4';
  expect(said(both('orders'), both('shop/orders'))).toEqual([moved, moved]);
  expect(said(both('orders'), both('shop/orders', 'ship'))).toEqual([
    expect.stringMatching(/sending-removed/),
    expect.stringMatching(/receiving-removed/),
  ]);
});
