import type { World } from '../core/model/world.ts';
import { errorOf } from './tasks/problem.ts';
import type { FromWorker, WorldAnswer, WorldFunction } from './tasks/task.ts';

/** The world of a worker: its functions send a request to the parent thread and wait for the answer. */
export interface WorkerPorts {
  world(asks: boolean): Omit<World, 'grammar'>;
  /** Passes an answer of the parent to the request that waits for it. */
  receive(message: WorldAnswer & { readonly number: number }): void;
}

/** Opens the world; `say` sends a message to the parent. */
export function workerPorts(say: (answer: FromWorker) => void): WorkerPorts {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  const want = <T>(wants: WorldFunction, ...of: readonly unknown[]): Promise<T> => {
    const number = ++last;
    say({ wants, number, of });
    return new Promise<unknown>((resolve, reject) => waiting.set(number, { resolve, reject })) as Promise<T>;
  };
  return {
    world: (asks) => ({
      fetch: (job, wanted) => want('fetch', job, wanted),
      look: (side, paths) => want('look', side, paths),
      gather: (files) => want('gather', files),
      release: (wanted) => want('release', wanted),
      ...(asks && { ask: (question) => want('ask', question) }),
    }),
    receive: (message) => {
      const waiter = waiting.get(message.number);
      waiting.delete(message.number);
      if ('problem' in message) waiter?.reject(errorOf(message.problem));
      else waiter?.resolve(message.value);
    },
  };
}
