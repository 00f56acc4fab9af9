import type { Me } from '../../adapters/github/client/me.ts';
import type { Log } from '../../adapters/observe/log.ts';
import { Unaccepted } from './count-requests.ts';

/** Whoever looks whether we are ready does so every few seconds; the host is asked again after so many milliseconds. */
const askAgain = 15_000;

/**
 * Asks the host once who we are, and says so in the log. What it brings tells why the host does not take our credentials;
 * null where it does, has done before, or cannot be asked: what is wrong later is no reason to refuse webhooks.
 */
export function checkCredentials(me: () => Promise<Me>, log: Log, now: () => Date): () => string | null {
  let refused: string | null = null;
  let asked = 0;
  const ask = async (): Promise<void> => {
    asked = now().getTime();
    try {
      const { login } = await me();
      refused = null;
      log.info({ login }, 'the host knows the App');
    } catch (error) {
      const { status } = error as { readonly status?: unknown };
      refused = status === 404 ? noSuchApp : error instanceof Unaccepted ? error.message : null;
      if (refused === null) log.warn({ err: error }, 'the host could not be asked who the App is');
      else log.error({}, refused);
    }
  };
  void ask();
  return () => {
    if (refused !== null && now().getTime() - asked > askAgain) void ask();
    return refused;
  };
}

const noSuchApp = 'The host knows no such App. Look at APP_ID and the private key; `architect doctor` helps.';
