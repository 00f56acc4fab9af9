import { completeCheck } from '../../adapters/github/checks/complete-check.ts';
import { readPull } from '../../adapters/github/pulls/read-pull.ts';
import { openCheckOf } from '../../adapters/github/checks/start-check.ts';
import { externalId } from '../../core/model/check.ts';
import type { Run } from '../../adapters/jobs/records/run.ts';
import { notApplicable, superseded } from '../../core/report/parts/unreviewed.ts';
import type { ReviewContext } from '../context/review-context.ts';
import { unlessUnavailable } from './unless-unavailable.ts';
import { healed } from '../review/review-errand.ts';
import type { AppContext } from '../context/app-context.ts';
import { noteHealed } from './note-healed.ts';

/** Longer than any review: whoever had it in hand is no more. */
const longest = 20 * 60;

/** Runs whose process is gone: those of a head that is still there are done again, the checks of the others completed. */
export async function resumeUnfinished(app: AppContext): Promise<void> {
  for (const run of await app.queue.records.unfinished(longest)) {
    await unlessUnavailable(app.log, () => adopt(run, app));
  }
}

async function adopt(run: Run, app: AppContext): Promise<void> {
  const { hostOf, queue, log } = app;
  const { pull, head, check } = run;
  const host = await hostOf(pull.repository.installation);
  const state = await readPull(host, pull);
  if (state !== null && state.state === 'open' && state.head === head) {
    await queue.ask(healed(pull));
    return;
  }
  await queue.records.abandon(run);
  if (state === null || check === null) return;
  const { check: said } = state.head === head ? notApplicable('closed') : superseded();
  await completeCheck(host, { repository: state.pull.repository, id: check }, said);
  await noteHealed('check', app);
  log.info(
    { repo: `${pull.repository.owner}/${pull.repository.name}`, pull: pull.number, head },
    'a check that was left behind is completed',
  );
}

/**
 * Completes the checks of older heads on which nobody works any more: their process was killed, and a push came before
 * another took over. Nobody else can, because one pull request is in one hand at a time.
 */
export async function closeStaleChecks({ queue, host, self, state, log }: ReviewContext): Promise<void> {
  const { repository, number } = state.pull;
  for (const run of await queue.records.staleRuns(state.pull, state.head)) {
    await unlessUnavailable(log, async () => {
      const id =
        run.check ?? (await openCheckOf(host, { repository, head: run.head, externalId: externalId(number) }, self));
      if (id !== null) await completeCheck(host, { repository, id }, superseded().check);
    });
    await queue.records.abandon(run);
  }
}
