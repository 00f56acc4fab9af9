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

/** Like a worker's hooks, with a world that requests memory before it loads texts. */
export interface PoolHooks extends Omit<Hooks, 'world' | 'signal'> {
  readonly attempt: MemoryRequest & Pick<Attempt, 'signal'>;
  readonly world: (admit: Admit) => NonNullable<Hooks['world']>;
}

/** Workers that are kept ready: loading the code is most of the time a small review takes. */
export interface Pool {
  /**
   * Runs a review in a worker, for at most `seconds` from its start.
   * @throws UserProblem if it is too slow or needs too much memory, TryAgain if there is no memory for its texts yet,
   * or what the review failed with.
   */
  review(task: Omit<PullRequestTask, 'kind'>, seconds: number, hooks: PoolHooks): Promise<Publication>;
  /**
   * The same, for a question about a change; resolves to Markdown. Only a few of those that ask an agent run at a time.
   */
  answer(task: Omit<AnswerTask, 'kind'>, seconds: number, hooks: PoolHooks): Promise<string>;
}

/** The ways a worker is lost during a review. */
const losses: ReadonlySet<string> = new Set(['deadline', 'memory', 'bug']);

/**
 * A question to an agent occupies a worker of the intake queue: beyond this many at a time, the answer is from facts
 * alone.
 */
const mostAnswering = 2;

/** The limits of the process the pool runs in. */
interface Surroundings {
  /** Whether there is memory for one more worker of this size, in MB. */
  readonly hasRoom?: (megabytes: number) => boolean;
  /** The most bytes of texts a review may hold. */
  readonly mostTexts?: number;
}

/**
 * A pool that runs `most` reviews at a time, with as many workers ready. A review that waits for a model makes room for
 * the next one, if there is memory for another worker.
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
  /** Resolves when there is room, to the function that makes room again. A review calls it as soon as it only waits. */
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
  /** Reviews that wait for a model keep what they have read. Each ends by its deadline at the latest. */
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
      // After a large review, its heap would stay allocated in an idle worker, and the next review needs the memory.
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
