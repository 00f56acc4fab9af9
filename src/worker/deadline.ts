import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { internalError, UserProblem } from '../core/model/problem.ts';
import type { World } from '../core/model/world.ts';
import { errorOf, problemOf } from './tasks/problem.ts';
import { mostMemory } from './memory.ts';
import type { FromWorker, ToWorker, Task } from './tasks/task.ts';

/**
 * The size of the young generation in MB. A parser makes millions of objects that survive: with less, more of the time is
 * spent on copying them. With more, one collection may move more than the 16 MB that Node grants a worker beyond its limit to
 * end in, and then the whole process ends.
 */
const youngMemory = 24;
setFlagsFromString(`--min-semi-space-size=${Math.floor(youngMemory / 3)}`);

/** What the worker reports to its caller, and asks of it, while it works. */
export interface Hooks {
  readonly progress?: (what: string) => void;
  /** Called with the result of a lane, for tasks that have lanes. */
  readonly lane?: (value: unknown) => void;
  /** What the worker may ask of the outside world: it has no network of its own. */
  readonly world?: Partial<Omit<World, 'grammar'>>;
  /** Ends the worker at once. */
  readonly signal?: AbortSignal;
}

/** A worker that does one task after another, and is ended when one takes too long. */
export interface BoundedWorker {
  /**
   * Runs a task for at most `seconds`.
   * @throws UserProblem if the task fails with one, takes too long, needs too much memory, or is cancelled. The next
   * `ask` starts a new worker.
   */
  ask(task: Task, seconds: number, hooks?: Hooks): Promise<unknown>;
  /** Ends the worker: nobody may ask it any more. */
  end(): void;
}

/** Starts the worker at once, so that it loads what this kind of task needs while the first task is prepared. */
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
    // Untrusted files are read in it, and its parent asks the host: it needs no key and no token.
    ...(kind === 'pull-request' && { env: {} }),
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMemory },
    stdout: true,
    stderr: true,
  });
  // Nobody reads its output, such as warnings of Node, and unread output would keep the process alive.
  worker.stdout.destroy();
  worker.stderr.destroy();
  // An idle worker does not keep the process alive; if it fails while idle, the next task finds out.
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
    const onMessage = (answer: FromWorker): void => {
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
    const onAbort = (): void => fail(cancelled());
    worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) return onAbort();
    send(worker, { task });
  });
}

type WorldRequest = Extract<FromWorker, { readonly wants: unknown }>;

/** Calls a function of the world for the worker. If the worker is gone by then, nothing is sent. */
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

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

/** The problem of a task that took longer than `seconds`. */
export function tooSlow(seconds: number): UserProblem {
  return new WorkerLost(
    'deadline',
    `It took longer than ${seconds} seconds and was ended.`,
    'Give it more time with --deadline, or exclude generated files.',
  );
}

function tooMuch({ megabytes }: Bounds): WorkerLost {
  return new WorkerLost(
    'memory',
    `It needed more than ${megabytes} MB of memory and was ended.`,
    'Compare fewer or smaller files at a time, or exclude generated files.',
  );
}

function cancelled(): WorkerLost {
  return new WorkerLost('cancelled', 'It was cancelled.', 'A newer one replaced it, or it is no longer needed.');
}

function lost(why: string): WorkerLost {
  const { code, message, hint } = internalError(why);
  return new WorkerLost(code, message, hint);
}
