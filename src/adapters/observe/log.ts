import { type DestinationStream, type Logger, pino } from 'pino';
import { redacts } from './redact.ts';
import { toldError } from './told-error.ts';

/** The log. Its bindings name the delivery, repository, pull request and commit of a line. */
export type Log = Logger;

/** Fields whose value is always a secret. */
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

/** A log of JSON lines without secrets, neither in fields nor inside texts. */
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

/** The name and id of a webhook, without its content. */
function toldEvent(event: unknown): unknown {
  if (typeof event === 'string') return event;
  const { id, name } = (event ?? {}) as Readonly<Record<string, unknown>>;
  return { id, name };
}
