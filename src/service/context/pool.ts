import PQueue from 'p-queue';
import { type BoundedWorker, type Hooks, startWorker, WorkerLost } from '../../worker/deadline.ts';
import type { Admit } from '../../adapters/github/trees/tree-store.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { Metrics } from '../../adapters/observe/metrics.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { PrintedAnswer } from '../../worker/tasks/answer.ts';
import type { AnswerTask, PullRequestTask } from '../../worker/tasks/task.ts';
import { hasRoomFor, memoryOf, textsOf } from '../../worker/memory.ts';
import { type MemoryRequest, type TextMemory, openTextMemory } from './text-memory.ts';

/** As those of a worker, with a world that asks before it brings texts. */
export interface PoolHooks extends Omit<Hooks, 'world' | 'signal'> {
  readonly attempt: MemoryRequest & Pick<Attempt, 'signal'>;
  readonly world: (admit: Admit) => NonNullable<Hooks['world']>;
}

/** Workers that review, kept warm: loading what a review takes is most of the time a small one needs. */
export interface Pool {
  /**
   * Reviews in a worker of its own, and ends it after so many seconds, counted from when it begins.
   * @throws UserProblem where it is too slow or needs too much memory, TryAgain where others hold or await the memory for
   * its texts, or what the review ended with.
   */
  review(task: Omit<PullRequestTask, 'kind'>, seconds: number, hooks: PoolHooks): Promise<Publication>;
  /** The same, for a question about a change: Markdown. Of those that ask an agent only a few are under way at a time. */
  answer(task: Omit<AnswerTask, 'kind'>, seconds: number, hooks: PoolHooks): Promise<string>;
}

/** Why a worker did not come back from a review. */
const losses: ReadonlySet<string> = new Set(['deadline', 'memory', 'bug']);

/** Whoever asks an agent holds a place of those who take in webhooks: more than these at a time get the facts alone. */
const mostAnswering = 2;

/** Where a pool runs. */
interface Surroundings {
  /** Whether one more worker may take so many megabytes. */
  readonly hasRoom?: (megabytes: number) => boolean;
  /** The most bytes of texts that a review may hold. */
  readonly mostTexts?: number;
}

/**
 * A pool that has `most` workers ready. So many read and judge at a time; one that waits for a model does neither, and
 * makes room for the next, if the memory that is left reaches for another.
 */
export function openPool(
  most: number,
  { workerDeaths }: Pick<Metrics, 'workerDeaths'>,
  { hasRoom = hasRoomFor, mostTexts = textsOf() }: Surroundings = {},
): Pool {
  const megabytes = memoryOf(most);
  const texts = openTextMemory(mostTexts);
  const idle: BoundedWorker[] = Array.from({ length: most }, () => startWorker('pull-request', megabytes));
  const queue = new PQueue({ concurrency: Math.max(1, most) });
  /** Resolves when there is room, with what makes room again: a review leaves before it ends, where it only waits. */
  const enter = (signal: AbortSignal): Promise<() => void> => {
    const entered = Promise.withResolvers<() => void>();
    const left = Promise.withResolvers<void>();
    const stay = (): Promise<void> => {
      entered.resolve(left.resolve);
      return left.promise;
    };
    queue.add(stay, { signal }).catch(entered.reject);
    return entered.promise;
  };
  let answering = 0;
  let running = 0;
  let ended = Promise.withResolvers<void>();
  /** Those that wait for a model keep what they have read. Each of them ends, if only at its deadline. */
  const isFull = () => idle.length === 0 && running > 0 && !hasRoom(megabytes);
  const ask = async (task: PullRequestTask | AnswerTask, seconds: number, hooks: PoolHooks): Promise<unknown> => {
    const held = texts(hooks.attempt);
    let ended: unknown = null;
    try {
      return await work(task, seconds, hooks, held);
    } catch (error) {
      ended = error;
      throw error;
    } finally {
      held.release(ended);
    }
  };
  const work = async (
    task: PullRequestTask | AnswerTask,
    seconds: number,
    hooks: PoolHooks,
    held: TextMemory,
  ): Promise<unknown> => {
    const { signal } = hooks.attempt;
    const leave = await enter(signal);
    while (isFull()) await ended.promise;
    running += 1;
    const worker = idle.pop() ?? startWorker('pull-request', megabytes);
    const lane = (value: unknown): void => {
      leave();
      hooks.lane?.(value);
    };
    try {
      return await worker.ask(task, seconds, { signal, lane, world: hooks.world(held.admit) });
    } catch (error) {
      if (error instanceof WorkerLost && losses.has(error.code)) workerDeaths.inc({ why: error.code });
      throw error;
    } finally {
      leave();
      running -= 1;
      ended.resolve();
      ended = Promise.withResolvers<void>();
      // What a large review filled its heap with would stay with an idle worker, and the next one needs the room.
      const isKept = idle.length < most && !held.isLarge();
      if (!isKept) worker.end();
      if (idle.length < most) idle.push(isKept ? worker : startWorker('pull-request', megabytes));
    }
  };
  return {
    review: async (task, seconds, hooks) =>
      (await ask({ kind: 'pull-request', ...task }, seconds, hooks)) as Publication,
    answer: async (task, seconds, hooks) => {
      const isLate = task.asks && answering >= mostAnswering;
      const kept = isLate ? { ...task, asks: false, because: 'the agent is busy with other questions' } : task;
      if (kept.asks) answering += 1;
      try {
        return ((await ask({ kind: 'answer', ...kept }, seconds, hooks)) as PrintedAnswer).text;
      } finally {
        if (kept.asks) answering -= 1;
      }
    },
  };
}
