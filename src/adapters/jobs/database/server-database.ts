import { UserProblem } from '../../../core/model/problem.ts';
import type { Database } from './database.ts';

/** PostgreSQL at an address. It opens nothing yet: pg-boss manages the connections. */
export function serverDatabase(databaseUrl: string): Database {
  const options = {
    connectionString: databaseUrl,
    application_name: 'architect',
    // PostgreSQL allows 100 connections by default: enough for sixteen processes, each with one more to listen on.
    max: 5,
    // A new connection prepares every statement again, planned for the tables as they are by then.
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: 60,
    // A webhook has to be answered within ten seconds, whatever the database does.
    connectionTimeoutMillis: 5000,
  };
  return { embedded: false, options, urgent: undefined, checkRoom: () => {}, close: async () => {} };
}

/** What to do about a database that cannot be used, by the error code of PostgreSQL or the system. */
const hints: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Start PostgreSQL, or mend the host and port in DATABASE_URL.',
  ENOTFOUND: 'Mend the host name in DATABASE_URL.',
  EAI_AGAIN: 'Mend the host name in DATABASE_URL, or look at the name service of this machine.',
  '28P01': 'Mend the user and password in DATABASE_URL.',
  '28000': 'Mend the user and password in DATABASE_URL, or let this user in (pg_hba.conf).',
  '3D000': 'Create the database, or mend its name in DATABASE_URL.',
  '42501': 'Let this user create schemas: GRANT CREATE ON DATABASE ... TO ...',
};

/** Why the queue could not be opened, without the password. */
export function cannotOpen(databaseUrl: string, error: unknown): UserProblem {
  const { code, message } = causeOf(error);
  return new UserProblem(
    'database',
    `The database ${placeOf(databaseUrl)} cannot be used: ${message}.`,
    hints[code] ?? 'Check that DATABASE_URL names a PostgreSQL database (13 or newer) this machine can reach.',
  );
}

/** If a host has several addresses and all refuse, Node reports one error with the reasons inside. */
function causeOf(error: unknown): { readonly code: string; readonly message: string } {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return { code: '', message: String(first) };
  const code = 'code' in first && typeof first.code === 'string' ? first.code : '';
  return { code, message: first.message.replace(/\.$/, '') };
}

function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'in DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${pathname.slice(1) || '(no name)'} at ${host || 'this machine'}`;
}
