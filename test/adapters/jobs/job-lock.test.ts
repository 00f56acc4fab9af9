import { expect, test } from 'vitest';
import { openJobLock } from '../../../src/adapters/jobs/execution/job-lock.ts';
import { TryAgain } from '../../../src/core/model/problem.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const nobody = new AbortController().signal;

/** Jobs that come in this order, `true` for one that has to be alone, and who of them is inside. */
function coming(lock: ReturnType<typeof openJobLock>, all: readonly boolean[], signal = nobody) {
  return all.map((alone) => {
    const job = { inside: false, leave: () => {}, why: null as unknown };
    lock.enter(alone, signal).then(
      (leave) =>
        Object.assign(job, {
          inside: true,
          leave: () => {
            job.inside = false;
            leave();
          },
        }),
      (why: unknown) => Object.assign(job, { why }),
    );
    return job;
  });
}

test('a job that has to be alone waits for those inside, and those behind it wait for it', async () => {
  const lock = openJobLock();
  const jobs = coming(lock, [false, false, true, true, false, false]);
  const inside = async () => {
    await settled();
    return jobs.map((job) => Number(job.inside)).join('');
  };
  expect(await inside()).toBe('110000');
  jobs[0]?.leave();
  expect(await inside()).toBe('010000');
  jobs[1]?.leave();
  expect(await inside()).toBe('001000');
  jobs[2]?.leave();
  expect(await inside()).toBe('000100');
  jobs[3]?.leave();
  expect(await inside()).toBe('000011');
});

test('who is cancelled, or waits too long, holds up nobody', async () => {
  const lock = openJobLock(0.05);
  const off = new AbortController();
  const [first] = coming(lock, [false]);
  const [second] = coming(lock, [true], off.signal);
  const [third] = coming(lock, [false]);
  off.abort('a newer push');
  await settled();
  expect([second?.why, third?.inside]).toEqual(['a newer push', true]);
  const [fourth] = coming(lock, [true]);
  const [fifth] = coming(lock, [false]);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(fourth?.why).toBeInstanceOf(TryAgain);
  expect([first?.inside, fifth?.inside]).toEqual([true, true]);
  await expect(lock.enter(false, off.signal)).rejects.toBe('a newer push');
});
