import { events } from '../../core/events/index.ts';
import { lostDeliveries, redeliver } from '../../adapters/github/installation/deliveries.ts';
import {
  activeInstallations,
  type Installation,
  installationOf,
} from '../../adapters/github/installation/installations.ts';
import { uncheckedPulls } from '../../adapters/github/pulls/unchecked-pulls.ts';
import { uncheckedGroups } from '../../adapters/github/pulls/unchecked-groups.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { unlessUnavailable } from './unless-unavailable.ts';
import { healed } from '../review/review-errand.ts';
import type { AppContext } from '../context/app-context.ts';
import { noteHealed } from './note-healed.ts';
import { resumeUnfinished } from './unfinished.ts';

const day = 24 * 60 * 60 * 1000;

/** For so long the host sends a webhook again, and so far back open pull requests are looked for. */
const window = 3 * day;

/** Where the App is new, people want to see it on what they work on. */
const welcomeWindow = 14 * day;

/**
 * Finds what was lost, whatever lost it: webhooks that did not arrive, open pull requests without our check, checks
 * that nobody completes, merge queues that wait. The host knows all of it, so a database that is lost loses no review.
 */
export async function heal(app: AppContext, expire: (app: AppContext) => Promise<void>): Promise<void> {
  await apart(app, 'webhooks that did not arrive', () => redeliverLost(app));
  await apart(app, 'reviews that nobody finished', () => resumeUnfinished(app));
  await apart(app, 'pull requests without a check', async () => {
    for (const installation of await activeInstallations(await app.hostOf(null))) {
      const { account } = installation;
      await apart(app, `pull requests of ${account}`, () => askForUnchecked(installation, window, app));
      await apart(app, `the merge queues of ${account}`, () => askForGroups(installation, app));
    }
  });
  await apart(app, 'what was accepted until yesterday', () => expire(app));
}

/** Looks for open pull requests where the App has just come. */
export async function healInstallation(id: number, app: AppContext): Promise<void> {
  const installation = await installationOf(await app.hostOf(null), id);
  if (installation !== null) await askForUnchecked(installation, welcomeWindow, app);
}

async function redeliverLost(app: AppContext): Promise<void> {
  const { hostOf, queue, log, now } = app;
  const host = await hostOf(null);
  for (const lost of await lostDeliveries(host, new Date(now().getTime() - window))) {
    const { guid, event } = lost;
    if (!Object.hasOwn(events, event) || !isDue(await queue.records.redelivered(guid), now())) continue;
    try {
      await redeliver(host, lost);
      await noteHealed('webhook', app);
      log.info({ delivery: guid, event }, 'a webhook that did not arrive is sent again');
    } catch (error) {
      if (!(error instanceof UserProblem)) throw error;
      log.warn({ delivery: guid, event, err: error }, 'a webhook that did not arrive cannot be sent again');
    }
    // Afterwards: what is sent twice is still one job, and what was noted in vain would be lost.
    await queue.records.noteRedelivered(guid);
  }
}

/** A webhook that fails again is asked for again, ever more seldom, until it arrives or is too old for the host. */
function isDue(asked: { readonly times: number; readonly last: Date } | null, now: Date): boolean {
  if (asked === null) return true;
  const minutes = Math.min(5 * 2 ** (asked.times - 1), 6 * 60);
  // A sweep that comes a moment early is not to wait for the next one.
  return now.getTime() - asked.last.getTime() > (minutes - 1) * 60_000;
}

async function askForUnchecked(installation: Installation, since: number, app: AppContext): Promise<void> {
  const { hostOf, queue, log, now, me } = app;
  const asked = { app: (await me()).app, since: new Date(now().getTime() - since) };
  const pulls = await uncheckedPulls(await hostOf(installation.id), installation, asked);
  for (const pull of pulls) {
    await queue.ask(healed(pull));
    await noteHealed('pull request', app);
  }
  if (pulls.length > 0)
    log.info({ installation: installation.id, pulls: pulls.length }, 'open pull requests without a check are reviewed');
}

async function askForGroups(installation: Installation, app: AppContext): Promise<void> {
  const { hostOf, queue, log, now, me } = app;
  const asked = { app: (await me()).app, since: new Date(now().getTime() - window) };
  const groups = await uncheckedGroups(await hostOf(installation.id), installation, asked);
  for (const group of groups) {
    await queue.mergeGroup(group);
    await noteHealed('merge group', app);
  }
  if (groups.length > 0)
    log.info({ installation: installation.id, groups: groups.length }, 'merge groups without a check are answered');
}

/** One part that cannot be healed is no reason to leave the others. */
async function apart({ log }: AppContext, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await unlessUnavailable(log, work);
  } catch (error) {
    log.warn({ err: error }, `could not look for ${what}`);
  }
}
