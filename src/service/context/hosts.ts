import type { Asking, Host } from '../../adapters/github/client/host.ts';
import type { Me } from '../../adapters/github/client/me.ts';
import type { Metrics } from '../../adapters/observe/metrics.ts';
import { countRequests } from './count-requests.ts';
import { pauseWhenLimited } from './pause-when-limited.ts';

/** The host, asked as an installation, or with null as the App itself. */
export type HostOf = (installation: number | null) => Promise<Host>;

/** More installations than this are not kept in mind; each is a few objects. */
const most = 5000;

/** After a token was renewed, a permission that is still missing is not worth another one for so long, in milliseconds. */
const freshFor = 60_000;

/** The clients of the host. */
export interface Hosts {
  readonly hostOf: HostOf;
  /** Drops the client and the token of an installation, which say what it might do before. */
  readonly renew: (installation: number) => Promise<void>;
}

/**
 * Makes one client for each installation and keeps it, with what it is asked counted. A token that the host does not
 * take any more, or that lacks a permission, is renewed once and the request sent again: tokens are revoked, and say
 * what the owner had accepted when they were made. A 401 after that is a `TryAgain` with what to do, and where the host
 * wants to be left alone it is.
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

/** What was refused because of the token was not done, so that it can be sent again whatever it is. */
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
      // Of many requests that fail together the first renews the token, and all of them are sent again.
      if (renewed < sent) {
        if (renewed > sent - freshFor) throw error;
        await renew();
      }
      return await send(options);
    }
  });
}

/** Whether another token may help: this one is not taken, or made before its owner allowed what is asked. */
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
