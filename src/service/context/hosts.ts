import type { Host } from '../../adapters/github/client/host.ts';
import type { Me } from '../../adapters/github/client/me.ts';
import { TryAgain } from '../../core/model/problem.ts';
import type { Metrics } from '../../adapters/observe/metrics.ts';

/** The host, asked as an installation, or with null as the App itself. */
export type HostOf = (installation: number | null) => Promise<Host>;

/** An octokit as Probot makes it, as far as we look at it. */
export interface Asking extends Host {
  readonly hook: {
    readonly after: (name: 'request', told: (response: Answered, options: Asked) => void) => void;
    readonly error: (name: 'request', told: (error: Error, options: Asked) => void) => void;
  };
}

interface Asked {
  readonly method: string;
  readonly url: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** More installations than this are not kept in mind; each is a few objects. */
const most = 5000;

/** Makes one client for each installation and keeps it, with what it is asked counted. A 401 is a `TryAgain` with what to do. */
export function keepsHosts(auth: (installation: number | null) => Promise<Asking>, metrics: Metrics): HostOf {
  const known = new Map<number | null, Promise<Host>>();
  return (installation) => {
    const kept = known.get(installation);
    if (kept !== undefined) return kept;
    const opening = auth(installation).then((asking) => counted(asking, metrics));
    known.set(installation, opening);
    opening.catch(() => known.delete(installation));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return opening;
  };
}

/** Asks once who we are, and keeps the answer: the name does not change while the App runs. */
export function knowsItself(hostOf: HostOf, app: number): () => Promise<Me> {
  let known: Promise<Me> | null = null;
  const ask = async (): Promise<Me> => {
    const { data } = await (await hostOf(null)).rest.apps.getAuthenticated();
    return { login: `${data?.slug ?? ''}[bot]`, app };
  };
  return () => {
    known ??= ask();
    known.catch(() => {
      known = null;
    });
    return known;
  };
}

function counted(asking: Asking, { hostRequests, limitRemaining }: Metrics): Host {
  asking.hook.after('request', ({ status, headers }, asked) => {
    hostRequests.inc({ route: routeOf(asked), status: String(status) });
    const remaining = Number(headers['x-ratelimit-remaining']);
    if (headers['x-ratelimit-resource'] === 'core' && Number.isFinite(remaining)) limitRemaining.set(remaining);
  });
  asking.hook.error('request', (error, asked) => {
    const { status } = error as { readonly status?: number };
    hostRequests.inc({ route: routeOf(asked), status: String(status ?? 'none') });
    throw status === 401 ? unaccepted(error) : error;
  });
  return asking;
}

/**
 * A host that does not know us says nothing of what it was asked about, and whatever waits goes on once somebody has put
 * that right. A job that ended here would be lost, and the check it had started would wait for ever.
 */
function unaccepted({ message }: Error): TryAgain {
  return new TryAgain(
    60,
    `The host does not accept the credentials of the App ("${message.split(' - https://')[0]}"). Look at APP_ID, the private key and the clock of this machine; \`architect doctor\` helps.`,
  );
}

/** The route as the host documents it: a path that was filled in would be a number of its own for every pull request. */
function routeOf({ method, url }: Asked): string {
  const path = url.replace(/^https?:\/\/[^/]+/u, '').replace(/^\/api\/v3/u, '');
  const isRoute =
    path.includes('{') || /^\/(?:graphql|app(?:\/[a-z/]+)?|installation\/repositories|rate_limit)$/u.test(path);
  return isRoute ? `${method} ${path}` : `${method} other`;
}
