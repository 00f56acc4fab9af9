import { TryAgain, UserProblem } from '../model/problem.ts';

/** What a request that failed says of itself. Octokit's own class is not asked for: there may be two copies of it. */
interface Failed {
  readonly status: number;
  readonly message: string;
  readonly response?: { readonly headers?: Headers };
}

type Headers = Readonly<Record<string, string | number | undefined>>;

/**
 * Waits for an answer of the host. `what` is what was asked for: "the files of acme/shop#12".
 * @throws UserProblem where somebody has to put it right, TryAgain where waiting is enough.
 */
export async function asked<T>(what: string, answer: Promise<T>): Promise<T> {
  const found = await askedFor(what, answer);
  if (found !== null) return found;
  throw new UserProblem(
    'not-found',
    `GitHub does not show ${what}.`,
    'Check that it exists. A private repository is shown only to an App that is installed on it, or to a token that may read it.',
  );
}

/** The same, and null where the host has no such thing, or does not show it. */
export async function askedFor<T>(what: string, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (!hasFailed(error)) throw error;
    if (error.status === 404 || error.status === 410) return null;
    throw problemOf(what, error);
  }
}

/** That the host limits how often it is asked, and when to ask again by its own word. */
export function limited(what: string, headers: Headers): TryAgain {
  return new TryAgain(secondsIn(headers), `GitHub limits how often it is asked, and was asked for ${what}.`);
}

/** Seconds to wait where the host does not say how many, and the most it is believed. */
const patience = 60;
const longest = 3600;

function secondsIn(headers: Headers): number {
  const after = Number(headers['retry-after']);
  const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) : Number.NaN;
  const said = after > 0 ? after : Math.ceil(reset - Date.now() / 1000);
  return Number.isFinite(said) ? Math.min(Math.max(said, 1), longest) : patience;
}

function problemOf(what: string, { status, message, response }: Failed): UserProblem | TryAgain {
  const headers = response?.headers ?? {};
  const told = message.replace(/ - https?:\/\/\S+$/, '').replace(/\.$/, '');
  if (status === 429 || (status === 403 && isLimit(told, headers))) return limited(what, headers);
  if (status >= 500 || status === 0) {
    return new TryAgain(secondsIn(headers), `GitHub could not be reached, or failed, when asked for ${what}: ${told}.`);
  }
  if (status === 401) {
    const hint = 'Check the token, or the key of the App: it may be mistyped, expired or revoked.';
    return new UserProblem('credentials', `GitHub did not accept who asked for ${what}: ${told}.`, hint);
  }
  if (status === 403) {
    const hint =
      'Reading takes the permissions contents: read and pull_requests: read, and with single sign-on a token that is authorized for it.';
    return new UserProblem('forbidden', `GitHub refused ${what}: ${told}.`, hint);
  }
  if (status === 451) {
    const hint = 'Nothing can be reviewed while it is.';
    return new UserProblem('blocked', `GitHub keeps ${what} from everybody for legal reasons.`, hint);
  }
  const hint = 'This is likely our mistake. Please report it, with the address of the pull request if it is public.';
  return new UserProblem('host', `GitHub answered ${status} when asked for ${what}: ${told}.`, hint);
}

function isLimit(message: string, headers: Headers): boolean {
  return (
    headers['x-ratelimit-remaining'] === '0' ||
    headers['retry-after'] !== undefined ||
    /rate limit|abuse detection/i.test(message)
  );
}

function hasFailed(error: unknown): error is Failed {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}
