import { type DestinationStream, type Logger, pino } from 'pino';
import { redacts } from './redact.ts';
import { toldError } from './told-error.ts';

/** Where lines of the log go. Its bindings tell which delivery, repository, pull request and commit a line is about. */
export type Log = Logger;

/** Fields that hold a secret whatever they hold. */
const secretFields = [
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'privateKey',
  'webhookSecret',
  'apiKey',
];

/** A log of JSON lines in which no secret stands, neither in a field nor inside a text. */
export function openLog(
  level: string,
  secrets: readonly string[],
  destination: DestinationStream = pino.destination(1),
): Log {
  const redact = redacts(secrets);
  return pino(
    {
      level,
      base: {},
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[hidden]' },
      serializers: { err: (error: unknown) => toldError(error), event: toldEvent },
      hooks: { streamWrite: redact },
    },
    destination,
  );
}

/** Which webhook it was, without what stands in it. */
function toldEvent(event: unknown): unknown {
  if (typeof event === 'string') return event;
  const { id, name } = (event ?? {}) as Readonly<Record<string, unknown>>;
  return { id, name };
}
