import type { Attempt } from '../adapters/jobs/execution/attempt.ts';
import type { Errand } from '../core/model/errand.ts';
import { namesOf } from './take-webhook.ts';
import { unlessUnavailable } from './upkeep/unless-unavailable.ts';
import { healInstallation } from './upkeep/heal.ts';
import { handleComment } from './commands/handle-comment.ts';
import { handleButton } from './commands/handle-button.ts';
import { leaveMergeGroup } from './review/answer-merge-group.ts';
import { recheck } from './review/recheck.ts';
import type { AppContext } from './context/app-context.ts';

/** Carries out what a webhook asked for: mostly, it asks for a review, which waits for its turn. */
export async function doErrand(errand: Errand, attempt: Attempt, app: AppContext): Promise<void> {
  const { queue, metrics, now } = app;
  const log = app.log.child({ delivery: attempt.job, attempt: attempt.attempt, ...namesOf(errand) });
  const began = now().getTime();
  const count = (result: string) =>
    metrics.jobSeconds.observe({ kind: errand.kind, result }, (now().getTime() - began) / 1000);
  try {
    await unlessUnavailable(log, () => done(), attempt);
    count('done');
  } catch (error) {
    count('failed');
    log.warn({ err: error }, `the errand failed: ${errand.kind}`);
    throw error;
  }

  function done(): Promise<void> {
    const trace = attempt.job;
    const here = { ...app, log };
    switch (errand.kind) {
      case 'review':
        return queue.ask({ ...errand, trace, since: attempt.since.getTime() });
      case 'cancel':
        return queue.cancel(errand.pull);
      case 'comment':
        return handleComment(errand, attempt, here);
      case 'button':
        return handleButton(errand, attempt, here);
      case 'recheck':
        return recheck(errand, trace, here);
      case 'merge-group':
        return queue.mergeGroup({ ...errand, trace });
      case 'merge-group-gone':
        return leaveMergeGroup(errand, here);
      case 'installed':
        return app.renew(errand.installation).then(() => healInstallation(errand.installation, here));
    }
  }
}
