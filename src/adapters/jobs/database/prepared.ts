import { createHash } from 'node:crypto';
import type { Db } from 'pg-boss';

/** More different statements than this are not prepared: there are some fifty. */
const most = 200;

/** Says of a statement whether it is to be prepared: it comes with values, if only an empty list, and is one alone. */
export function preparable(): (text: string, values: readonly unknown[] | undefined) => values is readonly unknown[] {
  const known = new Set<string>();
  return (text, values): values is readonly unknown[] => {
    if (values === undefined || (values.length === 0 && text.includes(';'))) return false;
    if (known.size < most) known.add(text);
    return known.has(text);
  };
}

/** Nothing is known by that name, or something else: a pooler has another connection for each statement. */
const unknown: ReadonlySet<unknown> = new Set(['26000', '42P05']);
/** It brings other columns than it did: a newer version of the service has added some. */
const changed = '0A000';

/**
 * Has the server parse and plan each statement with values only once on each connection, which takes it longer than to
 * run it. A name is made of its text, so that behind a pooler nobody runs what another process prepared under it.
 */
export function prepareStatements(db: Db): void {
  const plain = db.executeSql.bind(db) as (
    query: string | { readonly name: string; readonly text: string; readonly values: readonly unknown[] },
    values?: unknown[],
  ) => ReturnType<Db['executeSql']>;
  const names = new Map<string, string>();
  const isPreparable = preparable();
  let works = true;
  db.executeSql = async (text, values) => {
    if (!works || !isPreparable(text, values)) return plain(text, values);
    const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    try {
      return await plain({ name, text, values });
    } catch (error) {
      // The server says so before it does anything, and the pool then lets go of the connection.
      const { code } = error as { readonly code?: unknown };
      if (unknown.has(code)) works = false;
      else if (code !== changed) throw error;
      return plain(text, values);
    }
  };
}
