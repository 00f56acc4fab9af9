import { storableText } from '../database/storable.ts';
import type { Sql } from './sql.ts';

/** Somebody who signed in, and what the host showed them then. */
export interface Session {
  readonly login: string;
  /** The repositories that they may read, by the host's own numbers. */
  readonly repositories: readonly number[];
  /** Whether there may be more, which the host was not asked for. */
  readonly isCut: boolean;
}

/** Who is signed in, for all processes. `key` is a fingerprint of what their browser has: nobody gets in with a row. */
export interface Sessions {
  /** Keeps a session for so many seconds, and forgets those that are over. */
  keepSession(key: string, session: Session, seconds: number): Promise<void>;
  /** Null where there is none, or it is over. */
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
