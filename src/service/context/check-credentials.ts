import type { Me } from '../../adapters/github/client/me.ts';
import type { Log } from '../../adapters/observe/log.ts';
import { Unaccepted } from './count-requests.ts';

/** In milliseconds: readiness is probed every few seconds, and the host is not asked more often than this. */
const askAgain = 15_000;

/**
 * Asks the host once who we are, and logs the answer. The returned function tells why the host rejects our credentials;
 * null if it accepts them, has accepted them before, or cannot be reached: a later failure is no reason to refuse
 * webhooks.
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
