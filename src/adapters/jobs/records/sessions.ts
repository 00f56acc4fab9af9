import { storableText } from '../database/storable.ts';
import type { Sql } from './sql.ts';

/** A signed-in person, and what the host showed them. */
export interface Session {
  readonly login: string;
  /** The repositories that they may read, by their ids on the host. */
  readonly repositories: readonly number[];
  /** Whether there may be more, which the host was not asked for. */
  readonly isCut: boolean;
}

/** Sessions, shared by all processes. `key` is a hash of what the browser holds: a row alone lets nobody in. */
export interface Sessions {
  /** Keeps a session for `seconds`, and deletes expired ones. */
  keepSession(key: string, session: Session, seconds: number): Promise<void>;
  /** Null if there is none, or it has expired. */
  readSession(key: string): Promise<Session | null>;
  endSession(key: string): Promise<void>;
}

/** Opens the sessions. */
export function openSessions(sql: Sql, schema: string): Sessions {
  const table = `${schema}.page_session`;
  return {
    keepSession: async (key, session, seconds) => {
      await sql(`DELETE FROM ${table} WHERE until < now()`);
      await sql(
        `INSERT INTO ${table} (key, session, until)
        VALUES ($1, $2::text::jsonb, now() + $3 * interval '1 second')`,
        [key, storableText(session), seconds],
      );
    },
    readSession: async (key) => {
      const [row] = await sql(`SELECT session FROM ${table} WHERE key = $1 AND until > now()`, [key]);
      return (row?.['session'] as Session | undefined) ?? null;
    },
    endSession: async (key) => {
      await sql(`DELETE FROM ${table} WHERE key = $1`, [key]);
    },
  };
}
