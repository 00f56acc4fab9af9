import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { internalError, UserProblem } from '../core/model/problem.ts';
import type { World } from '../core/model/world.ts';
import { errorOf, problemOf } from './tasks/problem.ts';
import { mostMemory } from './memory.ts';
import type { Answer, Order, Task } from './tasks/task.ts';

/**
 * Room for new objects. A parser makes millions that stay: with less room from the start they are copied about for a
 * fifth of the time, with more the largest contracts take a hundred MB for nothing.
 */
const youngMemory = 48;
setFlagsFromString(`--min-semi-space-size=${Math.floor(youngMemory / 3)}`);

/** What the one who asks is told, and gives, while the worker is busy. */
export interface Hooks {
  readonly progress?: (what: string) => void;
  /** Told what a lane came to, where the task has lanes. */
  readonly lane?: (value: unknown) => void;
  /** What the worker wants of the world: it has no network of its own. */
  readonly world?: Partial<Omit<World, 'grammar'>>;
  /** Ends the worker in the middle of whatever it does. */
  readonly signal?: AbortSignal;
}

/** A worker that can be asked one thing after another, and is ended when it takes too long. */
export interface BoundedWorker {
  /**
   * Asks, and waits at most so many seconds.
   * @throws UserProblem where the worker says so, is too slow, needs too much memory, or is called off. The next `ask`
   * is answered by a new worker.
   */
  ask(task: Task, seconds: number, hooks?: Hooks): Promise<unknown>;
  /** Gives back what it holds: nobody asks it any more. */
  end(): void;
}

/** Starts the worker at once, so that it loads what this kind of task takes while the first is still put together. */
export function startWorker(kind: Task['kind'], megabytes = mostMemory): BoundedWorker {
  let current: Worker | null = null;
  const fresh = (): Worker => {
    const worker = start(kind, megabytes);
    worker.on('exit', () => {
      if (current === worker) current = null;
    });
    return worker;
  };
  current = fresh();
  return {
    ask: async (task, seconds, hooks = {}) => {
      const worker = (current ??= fresh());
      try {
        return await answerOf(worker, task, { seconds, megabytes }, hooks);
      } catch (error) {
        if (error instanceof WorkerLost) {
          if (current === worker) current = null;
          void worker.terminate();
        }
        throw error;
      }
    },
    end: () => void current?.terminate(),
  };
}

/** The worker did not answer and will not. */
export class WorkerLost extends UserProblem {}

function start(kind: Task['kind'], megabytes: number): Worker {
  const worker = new Worker(new URL('../../bin/worker.js', import.meta.url), {
    workerData: kind,
    // What others wrote is read in it, and its own thread asks the host: no key and no token has to be there.
    ...(kind === 'pull-request' && { env: {} }),
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMemory },
    stdout: true,
    stderr: true,
  });
  // Nobody listens to what it prints, as a warning of Node, and what waits to be heard would keep the process alive.
  worker.stdout.destroy();
  worker.stderr.destroy();
  // A worker without a task does not keep the process alive; one that fails while idle is noticed when it is asked.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

interface Bounds {
  readonly seconds: number;
  readonly megabytes: number;
}

function answerOf(worker: Worker, task: Task, bounds: Bounds, hooks: Hooks): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { signal } = hooks;
    const over = setTimeout(() => fail(tooSlow(bounds.seconds)), bounds.seconds * 1000);
    const done = (): void => {
      clearTimeout(over);
      signal?.removeEventListener('abort', onAbort);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
    };
    const fail = (problem: Error): void => {
      done();
      reject(problem);
    };
    const onMessage = (answer: Answer): void => {
      if ('progress' in answer) return hooks.progress?.(answer.progress);
      if ('lane' in answer) return hooks.lane?.(answer.lane);
      if ('wants' in answer) return void answerWorldRequest(worker, answer, hooks.world);
      if ('problem' in answer) return fail(errorOf(answer.problem));
      done();
      resolve(answer.value);
    };
    const onError = (error: NodeJS.ErrnoException): void => {
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(bounds) : lost(error.message));
    };
    const onExit = (): void => fail(lost('its worker ended'));
    const onAbort = (): void => fail(calledOff());
    worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) return onAbort();
    send(worker, { task });
  });
}

type WorldRequest = Extract<Answer, { readonly wants: unknown }>;

/** Does for the worker what it cannot do itself. A worker that is gone by then wants nothing any more. */
async function answerWorldRequest(
  worker: Worker,
  { wants, number, of }: WorldRequest,
  world: Hooks['world'],
): Promise<void> {
  try {
    const reach = world?.[wants] as ((...of: readonly unknown[]) => Promise<unknown>) | undefined;
    if (reach === undefined) throw new Error(`a worker wanted to ${wants}, and its task has no world that can`);
    send(worker, { number, value: await reach(...of) });
  } catch (error) {
    send(worker, { number, problem: problemOf(error) });
  }
}

function send(worker: Worker, order: Order): void {
  worker.postMessage(order);
}

/** What whoever asked is told after so many seconds. */
export function tooSlow(seconds: number): UserProblem {
  return new WorkerLost(
    'deadline',
    `It took longer than ${seconds} seconds and was ended.`,
    'Give it more time with --deadline, or leave generated files out.',
  );
}

function tooMuch({ megabytes }: Bounds): WorkerLost {
  return new WorkerLost(
    'memory',
    `It needed more than ${megabytes} MB of memory and was ended.`,
    'Compare fewer or smaller files at a time, or leave generated files out.',
  );
}

function calledOff(): WorkerLost {
  return new WorkerLost('called-off', 'It was called off.', 'A newer one has taken its place, or it is not needed.');
}

function lost(why: string): WorkerLost {
  const { code, message, hint } = internalError(why);
  return new WorkerLost(code, message, hint);
}
