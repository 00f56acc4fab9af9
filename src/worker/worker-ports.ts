import type { World } from '../core/model/world.ts';
import { errorOf } from './tasks/problem.ts';
import type { Answer, WorldAnswer, WorldFunction } from './tasks/task.ts';

/** The world of a worker that has none of its own: it asks the thread that started it, and waits. */
export interface WorkerPorts {
  world(asks: boolean): Omit<World, 'grammar'>;
  /** Takes what was wanted. */
  receive(order: WorldAnswer & { readonly number: number }): void;
}

/** A parent that is told through `say` what is wanted. */
export function workerPorts(say: (answer: Answer) => void): WorkerPorts {
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
    receive: (order) => {
      const waiter = waiting.get(order.number);
      waiting.delete(order.number);
      if ('problem' in order) waiter?.reject(errorOf(order.problem));
      else waiter?.resolve(order.value);
    },
  };
}
