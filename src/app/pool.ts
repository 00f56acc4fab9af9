import { type BoundedWorker, type Hooks, startWorker } from '../deadline.ts';
import type { Publication } from '../model/publication.ts';
import type { PullRequestTask } from '../tasks/task.ts';

/** Workers that review, kept warm: loading what a review takes is most of the time a small one needs. */
export interface Pool {
  /**
   * Reviews in a worker of its own, and ends it after so many seconds.
   * @throws UserProblem where it is too slow or needs too much memory, or what the review ended with.
   */
  review(task: Omit<PullRequestTask, 'kind'>, seconds: number, hooks: Hooks): Promise<Publication>;
}

/** A pool that has `most` workers ready, and makes more only while more are asked. */
export function openPool(most: number): Pool {
  const idle: BoundedWorker[] = Array.from({ length: most }, () => startWorker('pull-request'));
  return {
    review: async (task, seconds, hooks) => {
      const worker = idle.pop() ?? startWorker('pull-request');
      try {
        return (await worker.ask({ kind: 'pull-request', ...task }, seconds, hooks)) as Publication;
      } finally {
        if (idle.length < most) idle.push(worker);
      }
    },
  };
}
