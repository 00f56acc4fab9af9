import { expect, test } from 'vitest';
import type { Ask } from '../../src/claude/ask.ts';
import { probe } from '../../src/claude/probe.ts';
import { type Recorded, recording, replaying } from '../../src/claude/tape.ts';
import { questionOf } from './question.ts';

const usage = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
const saying = (text: string) =>
  ({
    answer: { content: [{ type: 'text', text }], stop: 'end', refusal: null, model: 'm', usage, cost: 0.01 },
  }) as const;

test('a tape replies as the model did, to the same question only', async () => {
  const tape: Recorded[] = [];
  let count = 0;
  const ask = recording(
    async () => saying(`answer ${++count}`),
    (recorded) => tape.push(recorded),
  );
  const asked = [await ask(questionOf()), await ask(questionOf()), await ask(questionOf({ about: 'resilience' }))];
  const { ask: replay, check } = replaying(JSON.parse(JSON.stringify(tape)));
  expect([await replay(questionOf()), await replay(questionOf())]).toEqual(asked.slice(0, 2));
  expect(check).toThrow(/find, resilience.*Re-record.*npm run tape/);
  expect(await replay(questionOf({ about: 'resilience' }))).toEqual(asked[2]);
  check();
  await expect(replay(questionOf({ effort: 'low' }))).rejects.toThrow(/find, contracts.*Re-record.*npm run tape/);
  expect(check).toThrow(/find, contracts/);
});

test('the doctor hears of each feature, and stops where nothing works', async () => {
  const picky: Ask = async ({ answer }) =>
    answer ? { trouble: { kind: 'schema', message: 'the form was refused' } } : saying('yes');
  const probed = await probe(picky, 'haiku');
  expect(probed.map(({ feature, trouble }) => [feature, trouble])).toEqual([
    ['an answer', null],
    ['an answer in a given form', 'the form was refused'],
    ['a cached prefix', null],
    ['tools', null],
  ]);
  const dead: Ask = async () => ({ trouble: { kind: 'key-refused', message: 'the model key was refused' } });
  expect(await probe(dead, 'haiku')).toMatchObject([{ trouble: 'the model key was refused' }]);
});
