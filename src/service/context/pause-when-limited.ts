import { pauseAsked } from '../../adapters/github/client/failure.ts';
import type { Asking } from '../../adapters/github/client/host.ts';
import { TryAgain } from '../../core/model/problem.ts';

/**
 * Sends nothing while the host asks for a pause: requests would fail, and the host counts them against us. Callers get
 * a `TryAgain` with the remaining time.
 */
export function pauseWhenLimited(asking: Asking): void {
  let until = 0;
  asking.hook.wrap('request', async (send, options) => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 0) throw new TryAgain(seconds, `The host wants to be left alone for ${seconds} seconds.`);
    try {
      return await send(options);
    } catch (error) {
      const pause = pauseAsked(error);
      if (pause !== null) until = Math.max(until, Date.now() + pause * 1000);
      throw error;
    }
  });
}
