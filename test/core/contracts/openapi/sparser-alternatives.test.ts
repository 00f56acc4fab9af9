import { expect, test } from 'vitest';
import { contract } from '../../story/contract.ts';
import { saidOf } from '../../story/told.ts';

const shipped = '{title: Shipped, type: object, properties: {parcel: {type: string}, day: {type: string}}}';
const failed = '{title: Failed, type: object, properties: {reason: {type: string}}}';
const late =
  '{title: Late, type: object, properties: {parcel: {type: string}, day: {type: string}, reason: {type: string}}}';

/** What is said where an item of an answer, or of a request, is another schema. */
function said(before: string, after: string, received = true): readonly string[] {
  const of = (schema: string) => contract({ Order: `type: array\nitems: ${schema}` }, { sent: !received, received });
  return saidOf({ 'a.yaml': of(before) }, { 'a.yaml': of(after) }).map(
    ({ change, message }) => `${change?.severity}: ${message}`,
  );
}

test('an alternative that has not the fields of what an answer was is dangerous', () => {
  const lacking = /^dangerous: The alternative `Failed`, which lacks some of its fields, may now be returned/;
  expect(said(shipped, `{oneOf: [${shipped}, ${failed}]}`)).toEqual([expect.stringMatching(lacking)]);
  expect(said(`{oneOf: [${shipped}, ${late}]}`, `{oneOf: [${shipped}, ${late}, ${failed}]}`)).toEqual([
    expect.stringMatching(lacking),
  ]);
});

test('one that has them takes nothing, and a request is only wider', () => {
  expect(said(shipped, `{oneOf: [${shipped}, ${late}]}`)).toEqual([]);
  expect(said(shipped, `{oneOf: [${shipped}, ${failed}]}`, false)).toEqual([]);
});

test('one that breaks what was promised is breaking', () => {
  const promised = shipped.replace('properties', 'required: [parcel], properties');
  expect(said(promised, `{oneOf: [${promised}, ${failed}]}`)).toEqual([expect.stringMatching(/^breaking: /)]);
});
