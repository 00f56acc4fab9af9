import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersOf } from '../../src/service/model/answers.ts';
import { openQueue } from '../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../src/adapters/jobs/queue.ts';
import type { Reply } from '../../src/core/model/question.ts';
import { telling } from '../core/agents/consultation.ts';
import { questionOf, user } from '../adapters/claude/question.ts';
import { pglite } from '../adapters/jobs/backend.ts';

const backend = await pglite();
let queue: Queue;
beforeAll(async () => {
  queue = await openQueue({ ...backend.newDatabase(), log: { info: () => {}, warn: () => {}, error: () => {} } });
});
afterAll(async () => {
  await queue.stop(0);
  await backend.cleanUp();
});

const pull = (number: number) => ({ repository: { installation: 1, owner: 'acme', name: 'shop', id: 7 }, number });

/** One who counts, and keeps in the real database what it said. */
function counting(number: number, { job = 'job', again = false } = {}, reply: (count: number) => Reply = telling) {
  let count = 0;
  const keeping = { records: queue.records, pull: pull(number), attempt: { job }, again };
  const answers = answersOf(async () => reply(++count), keeping);
  return { ...answers, asked: () => count };
}

const use = { zeta: 1, alpha: { nested: [2], b: null } };
const question = questionOf({ messages: [user({ type: 'use', id: 't', name: 'read_file', input: use })] });
const swapped = questionOf({
  messages: [user({ name: 'read_file', id: 't', type: 'use', input: { alpha: { b: null, nested: [2] }, zeta: 1 } })],
});

test('the same question has the answer it had, in whatever order its keys come back from the database', async () => {
  const first = counting(1);
  const answer = await first.ask(question);
  const second = counting(1);
  expect([await second.ask(question), await second.ask(swapped)]).toEqual([answer, answer]);
  expect(second.asked()).toBe(0);
  await second.ask(questionOf());
  expect([second.asked(), counting(2).asked()]).toEqual([1, 0]);
});

test('of another pull request, of somebody who wants it anew, and of what is forgotten it is asked again', async () => {
  await counting(3).ask(question);
  const [other, anew] = [counting(4), counting(3, { job: 'newer', again: true })];
  await Promise.all([other.ask(question), anew.ask(question)]);
  expect([other.asked(), anew.asked()]).toEqual([1, 1]);
  const sameJob = counting(3, { job: 'newer', again: true });
  await sameJob.ask(question);
  expect(sameJob.asked()).toBe(0);
  await sameJob.forget();
  const forgotten = [counting(3), counting(3, { job: 'newer', again: true })];
  for (const one of forgotten) await one.ask(question);
  expect(forgotten.map((one) => one.asked())).toEqual([1, 1]);
});

test('trouble is never kept', async () => {
  const trouble: Reply = { trouble: { kind: 'overloaded', message: 'the model is overloaded' } };
  const one = counting(5, {}, () => trouble);
  expect([await one.ask(question), await one.ask(question)]).toEqual([trouble, trouble]);
  expect(one.asked()).toBe(2);
});
