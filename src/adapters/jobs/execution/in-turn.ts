import type { Db } from 'pg-boss';

/**
 * Two ways into a database that runs in this very thread. One statement at a time, those of `urgent` first, and between
 * two of them the thread sees to everything else: statements that follow each other without a pause would keep
 * webhooks, timers and signals waiting until the last one is done.
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
