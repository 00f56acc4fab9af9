import { describe, expect, test } from 'vitest';
import { result, said, three } from './said.ts';

/** An application that sends orders, with a message beside them that no channel lists. */
const withNote = (required: string, list = '') => `asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
  placed:
    address: orders/placed
    messages:
      order: { payload: { type: object, properties: { lines: { $ref: '#/components/schemas/Lines' } } } }
${list}operations:
  place: { action: send, channel: { $ref: '#/channels/placed' } }
components:
  schemas:
    Lines: { type: integer }
  messages:
    note:
      payload:
        type: object
        required: [${required}]
        properties:
          id: { type: string }
          lines: { $ref: '#/components/schemas/Lines' }
`;
const without = withNote('id').replace(/ {2}messages:\n {4}note:[^]*/, '');
const listed = "      note: { $ref: '#/components/messages/note' }\n";

describe('a message that no channel lists', () => {
  test('may hurt somebody and breaks nobody, whatever becomes of it', () => {
    expect(said(withNote('id'), withNote('id, lines'))).toEqual([
      expect.stringMatching(/^dangerous contract\/request-field-became-required/),
    ]);
    const other = withNote('id').replace('id: { type: string }', 'id: { type: integer }');
    expect(said(withNote('id'), other).length).toBeGreaterThan(0);
    expect(said(withNote('id'), other).join('\n')).not.toContain('breaking');
    expect(said(withNote('id'), without)).toEqual([expect.stringMatching(/^dangerous /)]);
  });

  test('says nothing of it where it stays, comes, or comes to be listed', () => {
    expect(said(withNote('id'), withNote('id'))).toEqual([]);
    expect(said(without, withNote('id'))).toEqual([]);
    expect(said(withNote('id'), withNote('id, lines', listed))).toEqual([
      expect.stringMatching(/^dangerous contract\/sent-message-added/),
    ]);
  });

  test('leaves what it shares with others to those', () => {
    const text = (one: string) => one.replace('Lines: { type: integer }', 'Lines: { type: string }');
    const found = said(withNote('id'), text(withNote('id')));
    expect(found.filter((one) => one.startsWith('breaking contract/response-type-changed'))).toHaveLength(1);
  });
});

test('a channel whose file is not there is unread, and nothing of it is gone or new', () => {
  const placed = '{ publish: { message: { payload: { type: string } } } }';
  const older = (channel: string) =>
    `asyncapi: 2.6.0\ninfo: { title: Orders, version: 1.0.0 }\nchannels:\n  orders/placed: ${channel}\n`;
  const newer = (channel: string) =>
    three('receive', '        payload: { type: string }\n').replace(
      /(?<= {2}placed:)\n[\s\S]*(?=operations:)/,
      channel,
    );
  const whole = three('receive', '        payload: { type: string }\n');
  const pairs = [
    [older(placed), older("{ $ref: 'gone.yaml' }")],
    [whole, newer(" { $ref: 'gone.yaml' }\n")],
  ] as const;
  for (const [was, now] of pairs) {
    for (const { changes, unread } of [result(was, now), result(now, was)]) {
      expect(changes).toEqual([]);
      expect(unread).toMatchObject([{ because: expect.stringContaining('gone.yaml') }]);
    }
  }
});

test('a file that speaks of a version of AsyncAPI further inside is no contract', () => {
  const tools = (version: string) => ({ 'tools.json': `{ "generates": { "asyncapi": "${version}" } }\n` });
  expect(result(tools('2.6.0'), tools('3.0.0'))).toMatchObject({ changes: [], unread: [] });
});
