import { githubWorld } from '../github/github-world.ts';
import type { Host } from '../github/host.ts';
import type { PullState } from '../github/read-pull.ts';
import { readSaid } from '../github/read-said.ts';
import { UserProblem } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import { asSaid } from '../report/as-said.ts';
import { code, prose } from '../report/escape.ts';
import { explanation } from '../report/explanation.ts';
import type { Rim } from './rim.ts';
import { dayOf } from './day-of.ts';

/** What is known about a finding at the head as it is now, from what was kept of its review, or else from the rules. */
export async function explain(id: string | null, host: Host, state: PullState, rim: Rim): Promise<string> {
  try {
    const { verified } = (await kept(state, rim)) ?? (await workedOut(host, state, rim));
    const said = await readSaid(host, state.pull, await rim.me());
    return explanation(id, asSaid(verified, said), state.head);
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    return `${code(state.head.slice(0, 7))} could not be reviewed: ${prose(error.message)} ${prose(error.hint)}`;
  }
}

/** The agent's run holds what the rules found too. */
async function kept({ pull, head }: PullState, { queue }: Rim): Promise<Publication | null> {
  const runs = await queue.records.latest(pull, head);
  const said = ['agent', 'rules'].map((lane) => runs.find((run) => run.lane === lane)?.result ?? null);
  const [best] = said.filter((result) => result !== null) as Publication[];
  return best === undefined || best.lanes.rules === 'none' ? null : best;
}

function workedOut(host: Host, state: PullState, { pool, reviewSeconds, now }: Rim): Promise<Publication> {
  const job = { title: state.title, head: state.head, asOf: dayOf(now()), failOn: null };
  return pool.review({ job, asks: false }, reviewSeconds, { world: githubWorld(host, state) });
}
