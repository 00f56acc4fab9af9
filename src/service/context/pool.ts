import { type BoundedWorker, type Hooks, startWorker } from '../../worker/deadline.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { PullRequestTask } from '../../worker/tasks/task.ts';
import { memoryOf } from '../../worker/memory.ts';
import { openSemaphore } from './semaphore.ts';

/** Workers that review, kept warm: loading what a review takes is most of the time a small one needs. */
export interface Pool {
  /**
   * Reviews in a worker of its own, and ends it after so many seconds, counted from when it begins.
   * @throws UserProblem where it is too slow or needs too much memory, or what the review ended with.
   */
  review(task: Omit<PullRequestTask, 'kind'>, seconds: number, hooks: Hooks): Promise<Publication>;
}

/**
 * A pool that has `most` workers ready. So many read and judge at a time; one that waits for a model does neither, and
 * makes room for the next.
 */
export function openPool(most: number): Pool {
  const megabytes = memoryOf(most);
  const idle: BoundedWorker[] = Array.from({ length: most }, () => startWorker('pull-request', megabytes));
  const semaphore = openSemaphore(Math.max(1, most));
  return {
    review: async (task, seconds, hooks) => {
      const leave = await semaphore.enter(hooks.signal);
      const worker = idle.pop() ?? startWorker('pull-request', megabytes);
      const lane = (value: unknown): void => {
        leave();
        hooks.lane?.(value);
      };
      try {
        return (await worker.ask({ kind: 'pull-request', ...task }, seconds, { ...hooks, lane })) as Publication;
      } finally {
        leave();
        if (idle.length < most) idle.push(worker);
        else worker.end();
      }
    },
  };
}
