import { contractFiles } from '../../core/contracts/files.ts';
import { githubWorld, usualReading } from '../../adapters/github/trees/github-world.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { AppContext } from '../context/app-context.ts';
import type { CommandContext } from './command-context.ts';
import { decisionsOn } from './decisions-on.ts';
import { jobOf } from '../review/job-of.ts';

/** The stored review of a head; null if there is none. The agent's run includes what the rules found. */
export async function keptAt(pull: PullRequest, head: string, { queue }: AppContext): Promise<Publication | null> {
  const runs = await queue.records.latest(pull, head);
  const said = ['agent', 'rules'].map((lane) => runs.find((run) => run.lane === lane)?.result ?? null);
  const [best] = said.filter((result) => result !== null) as Publication[];
  return best === undefined || best.lanes.rules === 'none' ? null : best;
}

/** A pull request, and what is needed to look up its findings. */
type Here = Pick<CommandContext, 'host' | 'state' | 'app' | 'attempt'>;

/** The findings of the current head: from its stored review, or else what the rules find now. */
export async function knownOf(here: Here): Promise<Publication> {
  return (await keptAt(here.state.pull, here.state.head, here.app)) ?? workedOut(here);
}

/** What the rules find at the current head. */
export async function workedOut({ host, state, app, attempt }: Here): Promise<Publication> {
  const job = jobOf(state, await decisionsOn(host, state, await app.me()), app);
  return app.pool.review({ job, asks: false }, app.reviewSeconds, {
    world: (admit) => githubWorld(host, state, contractFiles, { ...usualReading, admit }),
    attempt,
  });
}
