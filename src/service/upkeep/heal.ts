import { events } from '../../core/events/index.ts';
import { lostDeliveries, redeliver } from '../../adapters/github/installation/deliveries.ts';
import {
  activeInstallations,
  type Installation,
  installationOf,
} from '../../adapters/github/installation/installations.ts';
import { uncheckedPulls } from '../../adapters/github/pulls/unchecked-pulls.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { unlessGone } from './unless-unavailable.ts';
import { healed } from '../review/review-errand.ts';
import type { Rim } from '../context/app-context.ts';
import { adoptUnfinished } from './unfinished.ts';

const day = 24 * 60 * 60 * 1000;

/** For so long the host sends a webhook again, and so far back open pull requests are looked for. */
const window = 3 * day;

/** Where the App is new, people want to see it on what they work on. */
const welcomeWindow = 14 * day;

/**
 * Finds what was lost, whatever lost it: webhooks that did not arrive, open pull requests without our check, checks
 * that nobody completes. The host knows all of it, so a database that is lost loses no review.
 */
export async function heal(rim: Rim): Promise<void> {
  await apart(rim, 'webhooks that did not arrive', () => redeliverLost(rim));
  await apart(rim, 'reviews that nobody finished', () => adoptUnfinished(rim));
  await apart(rim, 'pull requests without a check', async () => {
    for (const installation of await activeInstallations(await rim.hostOf(null))) {
      await apart(rim, `pull requests of ${installation.account}`, () => askForUnchecked(installation, window, rim));
    }
  });
}

/** Looks for open pull requests where the App has just come. */
export async function healInstallation(id: number, rim: Rim): Promise<void> {
  const installation = await installationOf(await rim.hostOf(null), id);
  if (installation !== null) await askForUnchecked(installation, welcomeWindow, rim);
}

async function redeliverLost({ hostOf, queue, log, metrics, now }: Rim): Promise<void> {
  const app = await hostOf(null);
  for (const lost of await lostDeliveries(app, new Date(now().getTime() - window))) {
    const { guid, event } = lost;
    if (!Object.hasOwn(events, event) || (await queue.records.wasRedelivered(guid))) continue;
    try {
      await redeliver(app, lost);
      metrics.healed.inc({ what: 'webhook' });
      log.info({ delivery: guid, event }, 'a webhook that did not arrive is sent again');
    } catch (error) {
      if (!(error instanceof UserProblem)) throw error;
      log.warn({ delivery: guid, event, err: error }, 'a webhook that did not arrive cannot be sent again');
    }
    // Afterwards: what is sent twice is still one job, and what was noted in vain would be lost.
    await queue.records.noteRedelivered(guid);
  }
}

async function askForUnchecked(installation: Installation, since: number, rim: Rim): Promise<void> {
  const { hostOf, queue, log, metrics, now, me } = rim;
  const asked = { app: (await me()).app, since: new Date(now().getTime() - since) };
  const pulls = await uncheckedPulls(await hostOf(installation.id), installation, asked);
  for (const pull of pulls) {
    await queue.ask(healed(pull));
    metrics.healed.inc({ what: 'pull request' });
  }
  if (pulls.length > 0)
    log.info({ installation: installation.id, pulls: pulls.length }, 'open pull requests without a check are reviewed');
}

/** One part that cannot be healed is no reason to leave the others. */
async function apart({ log }: Rim, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await unlessGone(log, work);
  } catch (error) {
    log.warn({ err: error }, `could not look for ${what}`);
  }
}
