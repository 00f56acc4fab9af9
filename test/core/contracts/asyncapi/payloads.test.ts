import { expect, test } from 'vitest';
import { result, said, two } from './said.ts';

const format = '        schemaFormat: application/vnd.apache.avro;version=1.9.0\n';
const order = (type: string) =>
  `        payload: { type: record, name: Order, fields: [{ name: total, type: ${type} }] }\n`;
const proto = `        schemaFormat: application/vnd.google.protobuf;version=3
        payload: 'syntax = "proto3"; message Order { string id = 1; }'
`;
const json = '        payload: { type: object, properties: { total: { type: integer } } }\n';
const none = '        name: order\n';

test.each([format + order('int'), proto, json])('a schema that a message loses, or gets, is said', (described) => {
  const [sent, sentWithout] = [described + none, none].map((one) => two('subscribe', one)) as [string, string];
  expect(said(sent, sentWithout)).toEqual([expect.stringMatching(/^dangerous contract\/response-schema-removed /u)]);
  expect(said(sentWithout, sent)).toEqual([]);
  const [taken, takenWithout] = [described + none, none].map((one) => two('publish', one)) as [string, string];
  expect(said(takenWithout, taken)).toEqual([expect.stringMatching(/^breaking contract\/input-narrowed /u)]);
  expect(said(taken, takenWithout)).toEqual([]);
});

test('a message that changes its language is another one', () => {
  expect(said(two('subscribe', json), two('subscribe', format + order('int')))).toContainEqual(
    expect.stringMatching(/^breaking contract\/value-replaced /u),
  );
});

test('a type of Avro that nobody defines is said to be unread', () => {
  const unread = (type: string) =>
    result(two('subscribe', format + order('int')), two('subscribe', format + order(type))).unread;
  expect(unread('integer')).toMatchObject([{ because: 'there is no type integer' }]);
  expect(unread('long')).toEqual([]);
});
