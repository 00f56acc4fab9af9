import { afterAll, describe, expect, test } from 'vitest';
import { startWorker } from '../src/deadline.ts';
import type { ContractTask } from '../src/tasks/task.ts';
import { emptyFolder, write } from './command-line/architect.ts';
import { orders } from './command-line/orders.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const compare = (before: ContractTask['before'], after: ContractTask['after']): ContractTask => ({
  kind: 'contract',
  before,
  after,
  format: null,
  mode: null,
  asOf: '2026-06-01',
});
const whole = { 'orders.yaml': orders(['id', 'total']) };
const slim = { 'orders.yaml': orders(['id'], '2.0.0') };

describe('the worker', () => {
  test('answers one question after the other', async () => {
    const worker = startWorker('contract');
    expect(await worker.ask(compare(whole, slim), 20)).toMatchObject({ verdict: 'breaking' });
    expect(await worker.ask(compare(whole, whole), 20)).toMatchObject({ verdict: 'compatible' });
  });

  test('is ended when it is over time, in the middle of whatever it does, and the next question has a new one', async () => {
    const worker = startWorker('contract');
    const fields = Array.from({ length: 200_000 }, (_, number) => `field${number}`);
    const large = { 'orders.yaml': orders(fields) };
    await expect(worker.ask(compare(large, whole), 0.2)).rejects.toMatchObject({ code: 'deadline' });
    expect(await worker.ask(compare(whole, slim), 20)).toMatchObject({ verdict: 'breaking' });
  });

  test('that needs too much memory is ended with a sentence', async () => {
    const worker = startWorker('contract', 24);
    const fields = Array.from({ length: 100_000 }, (_, number) => `field${number}`);
    write(folder.path, { 'large.yaml': orders(fields) });
    await expect(worker.ask(compare(`${folder.path}/large.yaml`, null), 60)).rejects.toMatchObject({
      code: 'memory',
      message: 'It needed more than 24 MB of memory and was ended.',
    });
    expect(await worker.ask(compare(whole, slim), 20)).toMatchObject({ verdict: 'breaking' });
  });
});
