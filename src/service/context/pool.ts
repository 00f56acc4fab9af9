import PQueue from 'p-queue';
import { type BoundedWorker, type Hooks, startWorker, WorkerLost } from '../../worker/deadline.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { PullRequestTask } from '../../worker/tasks/task.ts';
import type { Linked } from './rule-pages.ts';
import { memoryOf } from '../../worker/memory.ts';

/** Workers that review, kept warm: loading what a review takes is most of the time a small one needs. */
export interface Pool {
  /**
   * Reviews in a worker of its own, and ends it after so many seconds, counted from when it begins.
   * @throws UserProblem where it is too slow or needs too much memory, or what the review ended with.
   */
  review(task: Omit<PullRequestTask, 'kind'>, seconds: number, hooks: Hooks): Promise<Publication>;
}

/** Why a worker did not come back from a review. */
const losses: ReadonlySet<string> = new Set(['deadline', 'memory', 'bug']);

/** What a pool tells, and what becomes of what is said. */
interface Surroundings {
  /** Told why a worker did not come back. */
  readonly lost?: (why: string) => void;
  readonly linked?: Linked;
}

/**
 * A pool that has `most` workers ready. So many read and judge at a time; one that waits for a model does neither, and
 * makes room for the next.
 */
export function openPool(most: number, { lost = () => {}, linked = (value) => value }: Surroundings = {}): Pool {
  const megabytes = memoryOf(most);
  const idle: BoundedWorker[] = Array.from({ length: most }, () => startWorker('pull-request', megabytes));
  const queue = new PQueue({ concurrency: Math.max(1, most) });
  /** Resolves when there is room, with what makes room again: a review leaves before it ends, where it only waits. */
  const enter = (signal: AbortSignal | undefined): Promise<() => void> => {
    const entered = Promise.withResolvers<() => void>();
    const left = Promise.withResolvers<void>();
    const stay = (): Promise<void> => {
      entered.resolve(left.resolve);
      return left.promise;
    };
    queue.add(stay, { ...(signal && { signal }) }).catch(entered.reject);
    return entered.promise;
  };
  return {
    review: async (task, seconds, hooks) => {
      const leave = await enter(hooks.signal);
      const worker = idle.pop() ?? startWorker('pull-request', megabytes);
      const lane = (value: unknown): void => {
        leave();
        hooks.lane?.(linked(value));
      };
      try {
        return linked(
          (await worker.ask({ kind: 'pull-request', ...task }, seconds, { ...hooks, lane })) as Publication,
        );
      } catch (error) {
        if (error instanceof WorkerLost && losses.has(error.code)) lost(error.code);
        throw error;
      } finally {
        leave();
        if (idle.length < most) idle.push(worker);
        else worker.end();
      }
    },
  };
}
