import { expect, test } from 'vitest';
import { contract } from '../story/contract.ts';
import { saidOf } from '../story/told.ts';

const order = (scan: string) => ({ Order: `type: object\nproperties:\n  scan: {type: string${scan}}` });
const verdicts = (was: string, now: string) =>
  [{ sent: true }, { sent: false, received: true }].map((ways) =>
    saidOf({ 'a.yaml': contract(order(was), ways) }, { 'a.yaml': contract(order(now), ways) }).map(
      ({ change }) => change?.severity,
    ),
  );

test('an encoding that is written down for the first time is dangerous', () => {
  expect(verdicts('', ', format: byte')).toEqual([['dangerous'], ['dangerous']]);
  expect(verdicts('', ', contentEncoding: base64')).toEqual([['dangerous'], ['dangerous']]);
});

test('one that is another now, or is gone, is breaking', () => {
  expect(verdicts(', format: byte', ', contentEncoding: base32')).toEqual([['breaking'], ['breaking']]);
  expect(verdicts(', format: byte', '')).toEqual([['breaking'], ['breaking']]);
});
