import { expect, test } from 'vitest';
import { openSemaphore } from '../../src/service/context/semaphore.ts';

/** Somebody who comes, and whether they were let in. */
function comes(semaphore: ReturnType<typeof openSemaphore>, signal?: AbortSignal) {
  const seen = { inside: false, leave: () => {}, why: null as unknown };
  const entered = semaphore.enter(signal).then(
    (leave) => Object.assign(seen, { inside: true, leave }),
    (why: unknown) => Object.assign(seen, { why }),
  );
  return { seen, entered };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('lets so many in, and the next in their order when somebody leaves', async () => {
  const semaphore = openSemaphore(2);
  const people = Array.from({ length: 5 }, () => comes(semaphore).seen);
  const inside = async () => {
    await settled();
    return people.map((one) => one.inside);
  };
  expect(await inside()).toEqual([true, true, false, false, false]);
  people[0]?.leave();
  people[0]?.leave();
  expect(await inside()).toEqual([true, true, true, false, false]);
  people[1]?.leave();
  people[2]?.leave();
  expect(await inside()).toEqual([true, true, true, true, true]);
  for (const one of people) one.leave();
  const [first, second, third] = [comes(semaphore), comes(semaphore), comes(semaphore)];
  await settled();
  expect([first.seen.inside, second.seen.inside, third.seen.inside]).toEqual([true, true, false]);
});

test('who is called off waits no more, and takes no room', async () => {
  const semaphore = openSemaphore(1);
  const [first, off] = [comes(semaphore), new AbortController()];
  const [second, third] = [comes(semaphore, off.signal), comes(semaphore)];
  await settled();
  off.abort('a newer push');
  await second.entered;
  expect(second.seen).toMatchObject({ inside: false, why: 'a newer push' });
  first.seen.leave();
  await third.entered;
  expect(third.seen.inside).toBe(true);
  await expect(semaphore.enter(off.signal)).rejects.toBe('a newer push');
});
