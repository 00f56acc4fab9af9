import { createHash } from 'node:crypto';
import type { Db } from 'pg-boss';

/** At most this many different statements are prepared; the service has about fifty. */
const most = 200;

/** Tells whether a statement is to be prepared: it has parameters (an empty list counts) and is a single statement. */
export function preparable(): (text: string, values: readonly unknown[] | undefined) => values is readonly unknown[] {
  const known = new Set<string>();
  return (text, values): values is readonly unknown[] => {
    if (values === undefined || (values.length === 0 && text.includes(';'))) return false;
    if (known.size < most) known.add(text);
    return known.has(text);
  };
}

/** The prepared statement is unknown, or is another one: behind a pooler each statement may get another connection. */
const unknown: ReadonlySet<unknown> = new Set(['26000', '42P05']);
/** The result has other columns than before: a newer version of the service has added some. */
const changed = '0A000';

/**
 * Has the server parse and plan each parameterised statement once per connection. The name of a prepared statement is
 * derived from its text, so that behind a pooler no process runs what another prepared under the same name.
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
      // The server reports this before it executes anything, and the pool then drops the connection.
      const { code } = error as { readonly code?: unknown };
      if (unknown.has(code)) works = false;
      else if (code !== changed) throw error;
      return plain(text, values);
    }
  };
}
