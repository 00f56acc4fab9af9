import { contractFiles } from '../../core/contracts/files.ts';
import { githubWorld, usualReading } from '../../adapters/github/trees/github-world.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { AppContext } from '../context/app-context.ts';
import type { CommandContext } from './command-context.ts';
import { decisionsOn } from './decisions-on.ts';
import { jobOf } from '../review/job-of.ts';

/** What was kept of the review of a head; null where nothing was. The agent's run holds what the rules found too. */
export async function keptAt(pull: PullRequest, head: string, { queue }: AppContext): Promise<Publication | null> {
  const runs = await queue.records.latest(pull, head);
  const said = ['agent', 'rules'].map((lane) => runs.find((run) => run.lane === lane)?.result ?? null);
  const [best] = said.filter((result) => result !== null) as Publication[];
  return best === undefined || best.lanes.rules === 'none' ? null : best;
}

/** A pull request, and what its findings are looked for with. */
type Here = Pick<CommandContext, 'host' | 'state' | 'app' | 'attempt'>;

/** What is known of the head as it is now: what was kept of its review, or else what the rules find. */
export async function knownOf(here: Here): Promise<Publication> {
  return (await keptAt(here.state.pull, here.state.head, here.app)) ?? workedOut(here);
}

/** What the rules find at the head as it is now. */
export async function workedOut({ host, state, app, attempt }: Here): Promise<Publication> {
  const job = jobOf(state, await decisionsOn(host, state, await app.me()), app);
  return app.pool.review({ job, asks: false }, app.reviewSeconds, {
    world: (admit) => githubWorld(host, state, contractFiles, { ...usualReading, admit }),
    attempt,
  });
}
