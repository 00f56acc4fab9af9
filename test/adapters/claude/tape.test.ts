import { expect, test } from 'vitest';
import type { Ask } from '../../../src/adapters/claude/ask.ts';
import { probe } from '../../../src/adapters/claude/probe.ts';
import { type Recorded, recording, replaying } from '../../../src/adapters/claude/tape.ts';
import type { Question } from '../../../src/core/model/question.ts';
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
  const using = { ...saying('').answer, content: [{ type: 'use', id: 't1', name: 'read_file', input: {} }] } as const;
  const asked: Question[] = [];
  const picky: Ask = async (question) => {
    asked.push(question);
    if (question.answer) return { trouble: { kind: 'schema', message: 'the form was refused' } };
    return question.tools.length > 0 && question.messages.length === 1 ? { answer: using } : saying('yes');
  };
  const probed = await probe(picky, 'haiku');
  expect(probed.map(({ feature, trouble }) => [feature, trouble])).toEqual([
    ['an answer', null],
    ['an answer in a given form', 'the form was refused'],
    ['a cached prefix', null],
    ['tools', null],
    ['an answer to what a tool brought', null],
  ]);
  expect(asked.at(-1)?.messages.slice(1)).toMatchObject([
    { role: 'assistant', content: using.content },
    { role: 'user', content: [{ type: 'result', id: 't1' }] },
  ]);
  const deaf: Ask = async () => saying('yes');
  expect((await probe(deaf, 'haiku')).map(({ trouble }) => trouble)).toEqual([
    null,
    'what came has another form',
    null,
    'it used none',
  ]);
  const dead: Ask = async () => ({ trouble: { kind: 'key-refused', message: 'the model key was refused' } });
  expect(await probe(dead, 'haiku')).toMatchObject([{ trouble: 'the model key was refused' }]);
  expect(await probe(picky, 'haiku', 1)).toHaveLength(1);
});
