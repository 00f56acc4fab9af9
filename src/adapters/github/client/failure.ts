import { TryAgain, UserProblem } from '../../../core/model/problem.ts';

/** The pause after a rate limit, if the host does not name one, in seconds. */
const limitPause = 60;
/** Rate limits are reset every hour: a longer pause is not believed. In seconds. */
const longestPause = 3600;
/** The first pause in an outage, in seconds. Most are over at once, and the queue doubles it if not. */
const outagePause = 5;

/** The host did not answer: there is no network, or it is down. */
export class Unreachable extends TryAgain {
  readonly because: string;

  constructor(doing: string, because: string) {
    super(outagePause, `${doing} failed: the host could not be reached (${because}).`);
    this.because = because;
  }
}

/**
 * Translates an error of the host: `TryAgain` for limits and outages, a `UserProblem` for what somebody has to fix
 * (`forbidden`, `archived`, `locked`, `gone`, `refused`). Any other error is our bug, and returned unchanged.
 */
export function failureOf(error: unknown, doing: string): unknown {
  if (error instanceof UserProblem || error instanceof TryAgain) return error;
  const { status, message, headers } = answerOf(error);
  if (status === null) return error;
  if (isUnanswered(error)) return new Unreachable(doing, message);
  const said = `${doing} failed: the host said ${status}, "${message}".`;
  if (isLimit(status, message, headers)) return new TryAgain(pauseOf(headers), said);
  if (status >= 500 || status === 408 || status === 409) return new TryAgain(outagePause, said);
  if (status === 403 && /\barchived\b/iu.test(message)) {
    return new UserProblem('archived', said, 'The repository is archived: nothing can be said in it.');
  }
  if (/\blocked\b/iu.test(message)) {
    return new UserProblem('locked', said, 'The conversation is locked. What is found is in the check.');
  }
  if (status === 404 || status === 410 || status === 451) {
    return new UserProblem('gone', said, 'It was deleted, or the App may no longer see it.');
  }
  if (status === 401 || status === 403) {
    return new UserProblem(
      'forbidden',
      said,
      'Check the permissions of the App, and that its owner accepted them. A token has to be valid and allow this.',
    );
  }
  return new UserProblem('refused', said, 'GitHub rejected the request as it was sent.');
}

/** The seconds the host asks us to wait; null if the error does not say. */
export function pauseAsked(error: unknown): number | null {
  const { status, message, headers } = answerOf(error);
  const isSaid = headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0';
  return status !== null && isSaid && isLimit(status, message, headers) ? pauseOf(headers) : null;
}

/** Whether the request may have been carried out although it failed or was not answered. */
export function isUnclear(error: unknown): boolean {
  const { status } = answerOf(error);
  if (status !== null) return status >= 500;
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

/** The status of an error; null if it is not an answer of the host. A network failure counts as 500. */
export function statusOf(error: unknown): number | null {
  return answerOf(error).status;
}

/** Whether the host forbids the request. A rate limit has the same status, and is not meant. */
export function isForbidden(error: unknown): boolean {
  const { status, message, headers } = answerOf(error);
  return status === 403 && !isLimit(status, message, headers);
}

/** The host's client reports 500 for a request that was not answered. */
function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'HttpError') return false;
  const { status, response } = error as Error & { status?: unknown; response?: unknown };
  return status === 500 && response === undefined;
}

type Headers = Readonly<Record<string, string | number | undefined>>;

/** GraphQL errors come with status 200 and a type. */
const statusOfType: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  NOT_FOUND: 404,
  RATE_LIMIT: 429,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
};

function answerOf(error: unknown): { status: number | null; message: string; headers: Headers } {
  if (!(error instanceof Error)) return { status: null, message: String(error), headers: {} };
  const { status, response, errors, headers } = error as Error & {
    status?: unknown;
    response?: { headers?: Headers };
    errors?: readonly { type?: string; message?: string }[];
    headers?: Headers;
  };
  const message = error.message.split(' - https://')[0] ?? '';
  if (typeof status === 'number') return { status, message, headers: response?.headers ?? {} };
  if (error.name !== 'GraphqlResponseError') return { status: null, message, headers: {} };
  const statuses = (errors ?? []).map(({ type = '', message: said = '' }) => {
    return statusOfType[type] ?? (limitWords.test(said) ? 429 : 422);
  });
  // With a rate limit, the host may report other objects as not found.
  return { status: statuses.includes(429) ? 429 : (statuses[0] ?? 422), message, headers: headers ?? {} };
}

/** How the host words a rate limit without a status or header for it. */
const limitWords = /rate limit|abuse detection/iu;

function isLimit(status: number, message: string, headers: Headers): boolean {
  if (status === 429 || /submitted too quickly/iu.test(message)) return true;
  const isSpent = headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0';
  return status === 403 && (isSpent || limitWords.test(message));
}

function pauseOf(headers: Headers): number {
  const after = Number(headers['retry-after']);
  if (after > 0) return Math.min(after, longestPause);
  const reset = Number(headers['x-ratelimit-reset']) - Date.now() / 1000;
  const isSpent = String(headers['x-ratelimit-remaining']) === '0';
  return isSpent && reset > limitPause ? Math.min(Math.ceil(reset), longestPause) : limitPause;
}
