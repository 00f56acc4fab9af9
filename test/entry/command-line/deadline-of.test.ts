import { Command } from 'commander';
import { afterEach, expect, test, vi } from 'vitest';
import { addAnswer } from '../../../src/entry/command-line/answer.ts';
import { seconds } from '../../../src/entry/command-line/option.ts';
import { addReview } from '../../../src/entry/command-line/review.ts';
import type { BoundedWorker } from '../../../src/worker/deadline.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** After how many seconds the worker of a command is ended. */
async function deadlineFor(...args: readonly string[]): Promise<number> {
  const given: number[] = [];
  const worker: BoundedWorker = {
    ask: (_task, seconds) => {
      given.push(seconds);
      return Promise.reject(new Error('ended'));
    },
    end: () => {},
  };
  const program = new Command().exitOverride();
  addReview(
    program,
    () => worker,
    () => {},
  );
  addAnswer(program, () => worker, 'rollout');
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-test');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await expect(program.parseAsync(args, { from: 'user' })).rejects.toThrow('ended');
  return given[0] ?? 0;
}

test.each([
  [120, []],
  [600, ['--agent']],
  [600, ['--agent', '--patience', '1']],
  [20_000, ['--agent', '--patience', '1000']],
  [86_400, ['--agent', '--patience', '86400']],
  [7, ['--agent', '--patience', '1000', '--deadline', '7']],
])('a review is waited for up to %d seconds with %j', async (seconds, options) => {
  expect(await deadlineFor('review', 'before', 'after', ...options)).toBe(seconds);
});

test.each([
  [120, []],
  [600, ['--agent']],
  [10_000, ['--agent', '--patience', '1000']],
  [86_400, ['--agent', '--patience', '86400']],
])('an answer is waited for up to %d seconds with %j', async (seconds, options) => {
  expect(await deadlineFor('rollout', ...options)).toBe(seconds);
});

test.each(['0', '-1', 'soon', '86401'])('%s is no number of seconds to wait', (value) => {
  expect(() => seconds(value)).toThrow('Give a number of seconds above 0, up to 86400.');
  expect(seconds('0.5')).toBe(0.5);
});
