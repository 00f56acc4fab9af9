import { expect, test } from 'vitest';
import { contract } from '../story/contract.ts';
import { saidOf } from '../story/told.ts';

const order = (scan: string) => ({ Order: `type: object\nproperties:\n  scan: {type: string${scan}}` });
const verdicts = (was: string, now: string, [from, to = from]: readonly string[] = ['3.1.0']) =>
  [{ sent: true }, { sent: false, received: true }].map((ways) => {
    const written = (scan: string, version = '') => contract(order(scan), ways).replace('3.0.3', version);
    return saidOf({ 'a.yaml': written(was, from) }, { 'a.yaml': written(now, to) }).map(
      ({ change }) => change?.severity,
    );
  });

test('an encoding that is written down for the first time is dangerous', () => {
  expect(verdicts('', ', format: byte', ['3.0.3'])).toEqual([['dangerous'], ['dangerous']]);
  expect(verdicts('', ', contentEncoding: base64')).toEqual([['dangerous'], ['dangerous']]);
});

test('one that is another now, or is gone, is breaking', () => {
  expect(verdicts(', format: byte', ', contentEncoding: base32')).toEqual([['breaking'], ['breaking']]);
  expect(verdicts(', format: byte', '', ['3.0.3'])).toEqual([['breaking'], ['breaking']]);
  expect(verdicts(', contentEncoding: base64', '')).toEqual([['breaking'], ['breaking']]);
});

test('OpenAPI 3.0 has no keyword for it, so that one which comes or goes says nothing', () => {
  const content = ', contentEncoding: base64, contentMediaType: image/png';
  expect(verdicts(content, '', ['3.0.3'])).toEqual([[], []]);
  expect(verdicts('', content, ['3.0.3'])).toEqual([[], []]);
});

test('nor does one that was there before the description says a version which has it', () => {
  expect(verdicts(', contentEncoding: base64', ', contentEncoding: base64', ['3.0.3', '3.1.0'])).toEqual([[], []]);
});
