import { expect, test } from 'vitest';
import { TryAgain } from '../../src/core/model/problem.ts';
import { type MemoryRequest, openTextMemory } from '../../src/service/context/text-memory.ts';

const later = expect.objectContaining({ name: 'TryAgain' });

/** Who is called, in this order. */
const calls: string[] = [];
let came = 0;

/** Somebody who comes after those before, first in the queue unless it says otherwise. */
function asking(job: string, priority = 0): MemoryRequest {
  came += 1;
  return { job, priority, since: new Date(came), expedite: async () => void calls.push(job) };
}

test('one large review is let in at a time, and the next once it is over', () => {
  const texts = openTextMemory(160);
  const [first, second] = [texts(asking('first')), texts(asking('second'))];
  first.admit(8);
  first.admit(8);
  first.admit(60);
  expect(() => second.admit(11)).toThrow(later);
  expect([first.isLarge(), second.isLarge()]).toEqual([true, false]);
  second.release();
  expect(() => texts(asking('second')).admit(11)).toThrow(later);
  first.release();
  texts(asking('second')).admit(11);
});

test('a small review is let in whatever others hold, for as long as it stays small', () => {
  const texts = openTextMemory(160);
  texts(asking('large')).admit(160);
  const small = texts(asking('small'));
  small.admit(4);
  small.admit(6);
  texts(asking('another')).admit(10);
  expect(() => small.admit(1)).toThrow(later);
});

test('a change that would not fit alone is said to need too much, and is in the way of nobody', () => {
  const texts = openTextMemory(2 * 1024 ** 2);
  expect(() => texts(asking('vast')).admit(2 * 1024 ** 2 + 1)).toThrow(
    'The files of this review need more than 2 MB of memory.',
  );
  texts(asking('large')).admit(2 * 1024 ** 2);
});

test('a review that is over takes nothing any more', () => {
  const texts = openTextMemory(160);
  const ended = texts(asking('ended'));
  ended.release();
  expect(() => ended.admit(100)).toThrow(later);
  texts(asking('next')).admit(160);
});

/** Tries to let one in: what gives its memory back, or null where it was turned away. */
function enter(texts: ReturnType<typeof openTextMemory>, asker: MemoryRequest, bytes = 100): (() => void) | null {
  const held = texts(asker);
  try {
    held.admit(bytes);
    return () => held.release();
  } catch (error) {
    expect(error).toMatchObject({ name: 'TryAgain' });
    held.release(error);
    return null;
  }
}

test('those that were turned away are called in the order of the queue, and nobody who comes later goes before them', () => {
  const texts = openTextMemory(160);
  calls.length = 0;
  const leave = enter(texts, asking('flood 1'));
  // The second and third review of one installation, and the first one of another.
  const [second, third, fair] = [asking('flood 2', -1), asking('flood 3', -2), asking('fair')];
  for (const one of [third, second, fair]) expect(enter(texts, one)).toBeNull();
  // It came by itself in between: it still stands there once.
  expect(enter(texts, fair)).toBeNull();
  leave?.();
  expect(calls).toEqual(['fair']);
  expect(enter(texts, asking('flood 4', -3))).toBeNull();
  enter(texts, fair)?.();
  enter(texts, second)?.();
  enter(texts, third)?.();
  expect(calls).toEqual(['fair', 'flood 2', 'flood 3', 'flood 4']);
});

test('one that is called and needs its turn no more, or does not come, holds up nobody', async () => {
  const texts = openTextMemory(160, 0.3);
  calls.length = 0;
  const leave = enter(texts, asking('first'));
  const [shrunk, gone, last] = [asking('shrunk'), asking('gone'), asking('last')];
  for (const one of [shrunk, gone, last]) expect(enter(texts, one)).toBeNull();
  leave?.();
  enter(texts, { ...shrunk }, 5)?.();
  expect(calls).toEqual(['shrunk', 'gone']);
  await expect.poll(() => calls, { interval: 10 }).toEqual(['shrunk', 'gone', 'last']);
  // It came, and waits for a worker as long as that takes.
  const held = texts({ ...last });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(enter(texts, asking('another'))).toBeNull();
  held.admit(100);
});

test('a review that goes on without what its agent wanted waits for nothing', () => {
  const texts = openTextMemory(160);
  calls.length = 0;
  const leave = enter(texts, asking('first'));
  const held = texts(asking('with an agent'));
  expect(() => held.admit(100)).toThrow(later);
  expect(enter(texts, asking('next'))).toBeNull();
  held.release();
  leave?.();
  expect(calls).toEqual(['next']);
});

test('who is turned away in the moment in which the memory comes free is called at once', () => {
  const texts = openTextMemory(160);
  calls.length = 0;
  const leave = enter(texts, asking('first'));
  const held = texts(asking('second'));
  expect(() => held.admit(100)).toThrow(later);
  leave?.();
  expect(calls).toEqual([]);
  held.release(new TryAgain(300, 'it was turned away'));
  expect(calls).toEqual(['second']);
});
