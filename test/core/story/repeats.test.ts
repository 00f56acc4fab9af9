import { expect, test } from 'vitest';
import { saidOf } from './told.ts';

const message = (fields: string) => ({
  'orders.proto': `syntax = "proto3";\npackage shop.orders.v1;\nmessage Order {\n${fields}\n}\n`,
});
const said = (before: string, after: string) =>
  saidOf(message(before), message(after)).map((finding) => finding.message);

test('that a field in a oneof can be missing is no second thing to say', () => {
  expect(said('string id = 1;', 'oneof key { string id = 1; }')).toEqual([
    'The oneof of `id` in Order changed: `key` now, none before.',
  ]);
  expect(said('string id = 1;', 'optional string id = 1;')).toEqual([
    'The cardinality of `id` in Order changed from `implicit` to `optional`.',
  ]);
  expect(said('repeated string id = 1;', 'oneof key { string id = 1; }')).toHaveLength(2);
});

test('a field that is called otherwise and is there otherwise is one thing to say', () => {
  expect(said('repeated string states = 1;', 'string active = 1;')).toEqual([
    'The field `states` of Order is called `active` now, and its cardinality changed from `repeated` to `implicit`.',
  ]);
  expect(said('string states = 1;', 'string active = 1;')).toEqual([
    'The field `states` of Order is called `active` now.',
  ]);
});
