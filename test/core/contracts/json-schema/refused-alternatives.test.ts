import { expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

const versioned = (version: string) => ({ properties: { version: { const: version } }, required: ['version'] });
const absent = { not: { properties: { version: {} }, required: ['version'] } };
const empty = { properties: { version: { type: 'string', maxLength: 0 } }, required: ['version'] };
const rules = (unversioned: object) => {
  const schema = (...versions: readonly string[]) =>
    JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      oneOf: [...versions.map((version) => ({ allOf: [versioned(version)] })), unversioned],
    });
  const file = 'config/orders.schema.json';
  return saidOf({ [file]: schema('v1', 'v2') }, { [file]: schema('v3', 'v1', 'v2') }).map(({ rule }) => rule);
};

test('an alternative for a field that is empty or not there is none of those that ask for a value of it', () => {
  expect(rules({ allOf: [{ oneOf: [empty, absent] }] })).toEqual([]);
  expect(rules(absent)).toEqual([]);
  expect(rules(empty)).toEqual([]);
});

test('one for any value of it may be', () => {
  const any = { properties: { version: { type: 'string', maxLength: 2 } }, required: ['version'] };
  expect(rules({ allOf: [{ oneOf: [any, absent] }] })).toEqual(['contract/alternatives-may-overlap']);
});
