import type { Asking, Host } from '../../adapters/github/client/host.ts';
import type { Me } from '../../adapters/github/client/me.ts';
import type { Metrics } from '../../adapters/observe/metrics.ts';
import { countRequests } from './count-requests.ts';
import { pauseWhenLimited } from './pause-when-limited.ts';

/** The host's client for an installation, or with null for the App itself. */
export type HostOf = (installation: number | null) => Promise<Host>;

/** The most clients that are kept; each is a few objects. */
const most = 5000;

/**
 * In milliseconds: a permission that is still missing after a token was renewed does not renew it again for this long.
 */
const freshFor = 60_000;

/** The clients of the host. */
export interface Hosts {
  readonly hostOf: HostOf;
  /** Drops the client and the token of an installation, whose permissions are those of when it was made. */
  readonly renew: (installation: number) => Promise<void>;
}

/**
 * Makes and keeps one client per installation, and counts its requests. A token that is rejected, or lacks a
 * permission, is renewed once and the request sent again: tokens are revoked, and carry the permissions of when they
 * were made. A 401 after that is a `TryAgain` with advice. While the host asks for a pause, nothing is sent.
 */
export function openHosts(auth: (installation: number | null) => Promise<Asking>, metrics: Metrics): Hosts {
  const known = new Map<number | null, Promise<Asking>>();
  const hostOf = (installation: number | null): Promise<Asking> => {
    const kept = known.get(installation);
    if (kept !== undefined) return kept;
    const opening = auth(installation).then((asking) => {
      if (installation !== null) renews(asking);
      countRequests(asking, installation, metrics);
      pauseWhenLimited(asking);
      return asking;
    });
    known.set(installation, opening);
    opening.catch(() => known.delete(installation));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return opening;
  };
  const renew = async (installation: number): Promise<void> => {
    const asking = await hostOf(installation);
    known.delete(installation);
    await asking.auth({ type: 'installation', refresh: true });
  };
  return { hostOf, renew };
}

/** Requests that were refused because of the token had no effect, so any of them can be sent again. */
function renews(asking: Asking): void {
  let renewed = Number.NEGATIVE_INFINITY;
  let renewing: Promise<unknown> | null = null;
  const renew = async (): Promise<void> => {
    renewing ??= asking.auth({ type: 'installation', refresh: true }).finally(() => {
      renewed = Date.now();
      renewing = null;
    });
    await renewing;
  };
  asking.hook.wrap('request', async (send, options) => {
    const sent = Date.now();
    try {
      return await send(options);
    } catch (error) {
      if (!isOfToken(error)) throw error;
      // If many requests fail together, the first renews the token, and all are sent again.
      if (renewed < sent) {
        if (renewed > sent - freshFor) throw error;
        await renew();
      }
      return await send(options);
    }
  });
}

/** Whether another token may help: this one is rejected, or was made before its owner granted the permission. */
function isOfToken(error: unknown): boolean {
  const { status, message } = error as { readonly status?: unknown; readonly message?: unknown };
  return status === 401 || (status === 403 && /not accessible by integration/iu.test(String(message)));
}

/** Asks once who we are, and keeps the answer: the name does not change while the App runs. */
export function cachedIdentity(hostOf: HostOf, app: number): () => Promise<Me> {
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
