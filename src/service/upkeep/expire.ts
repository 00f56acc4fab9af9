import { activeInstallations } from '../../adapters/github/installation/installations.ts';
import { expiredPulls } from '../../adapters/github/pulls/expired-pulls.ts';
import { dayOf } from '../review/day-of.ts';
import { again } from '../review/review-errand.ts';
import type { AppContext } from '../context/app-context.ts';
import { noteHealed } from './note-healed.ts';
import { unlessUnavailable } from './unless-unavailable.ts';

/**
 * Judges open pull requests again where something was accepted until a day that is over, once on each day. Their checks say
 * themselves how long they hold, so that nothing else has to remember it.
 */
export function expiring(): (app: AppContext) => Promise<void> {
  let looked = '';
  return async (app) => {
    const today = dayOf(app.now());
    if (looked === today) return;
    const { app: id } = await app.me();
    for (const installation of await activeInstallations(await app.hostOf(null))) {
      await unlessUnavailable(app.log, async () => {
        const host = await app.hostOf(installation.id);
        for (const pull of await expiredPulls(host, installation, { app: id, today })) {
          await app.queue.ask(again(pull, 'accepted', null));
          await noteHealed('acceptance', app);
        }
      });
    }
    looked = today;
  };
}
