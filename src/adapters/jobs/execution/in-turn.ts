import type { Db } from 'pg-boss';

/**
 * Two queues of statements into one database that runs in this thread, `urgent` first. One statement runs at a time,
 * and the event loop gets a turn between two: statements without a pause would hold up webhooks, timers and signals
 * until the last is done.
 */
export function inTurn(inner: Db): { readonly db: Db; readonly urgent: Db } {
  const [first, then]: [(() => void)[], (() => void)[]] = [[], []];
  let busy = false;
  const handOn = (): void => {
    const next = first.shift() ?? then.shift();
    if (next) next();
    else busy = false;
  };
  const by =
    (line: (() => void)[]): Db['executeSql'] =>
    async (text, values) => {
      if (busy) {
        const { promise, resolve } = Promise.withResolvers<void>();
        line.push(resolve);
        await promise;
      }
      busy = true;
      try {
        return await inner.executeSql(text, values);
      } finally {
        setImmediate(handOn);
      }
    };
  return { db: { ...inner, executeSql: by(then) }, urgent: { executeSql: by(first) } };
}
