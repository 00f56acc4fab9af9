import { afterAll, expect, test } from 'vitest';
import { startWorker } from '../../src/worker/deadline.ts';
import { printInThread } from '../../src/worker/in-thread.ts';
import { emptyFolder, write } from '../entry/command-line/architect.ts';
import { orders } from '../entry/command-line/orders.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());
write(folder.path, {
  'whole.yaml': orders(['id', 'total']),
  'slim.yaml': orders(['id']),
  'large.yaml': orders(Array.from({ length: 20_000 }, (_, number) => `field${number}`)),
  'padded.yaml': `${orders(['id'])}# ${'-'.repeat(10_000_000)}\n`,
});

const task = (before: string, after: string) =>
  ({
    kind: 'printed-contract',
    before: `${folder.path}/${before}`,
    after: `${folder.path}/${after}`,
    format: null,
    mode: null,
    asOf: '2026-06-01',
    print: 'json',
    color: false,
  }) as const;

test('two small files have the answer that a worker gives', async () => {
  const compared = task('whole.yaml', 'slim.yaml');
  const here = await printInThread(compared, 20);
  expect(here).toMatchObject({ verdict: 'breaking', isPartial: false });
  expect(here).toEqual(await startWorker('printed-contract').ask(compared, 20));
});

test('what takes too long is ended in the middle of whatever it does', async () => {
  await expect(printInThread(task('large.yaml', 'slim.yaml'), 0.01)).rejects.toMatchObject({
    code: 'deadline',
    message: 'It took longer than 0.01 seconds and was ended.',
  });
});

test.each([
  ['a folder', '.', 'slim.yaml'],
  ['a large file', 'slim.yaml', 'padded.yaml'],
])('%s is left to a worker, which has a bound on its memory', async (_, before, after) => {
  expect(await printInThread(task(before, after), 20)).toBeNull();
});
