import { describe, expect, test } from 'vitest';
import { contract } from '../story/contract.ts';
import { saidOf } from '../story/told.ts';

describe('an object whose other fields have to match a schema now', () => {
  const order = (rest: string) => `type: object\n${rest}`;
  const texts = 'additionalProperties: {type: string}';
  const verdicts = (was: string, now: string) =>
    saidOf({ 'a.yaml': contract({ Order: order(was) }) }, { 'a.yaml': contract({ Order: order(now) }) }).map(
      ({ change }) => change?.severity,
    );

  test('is dangerous where its fields have names, which are taken as before', () => {
    const named = 'properties: {team: {type: string}}';
    expect(verdicts(named, texts)).toEqual(['dangerous']);
    expect(verdicts(named, `${named}\n${texts}`)).toEqual(['dangerous']);
  });

  test('is breaking where none has, and what they hold is anybody’s to choose', () => {
    expect(verdicts('minProperties: 0', texts)).toEqual(['breaking']);
  });
});
