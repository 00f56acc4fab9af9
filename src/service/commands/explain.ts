import { readComment } from '../../adapters/github/said/read-comment.ts';
import { readSaid } from '../../adapters/github/said/read-said.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { asSaid } from '../../core/report/reconcile/as-said.ts';
import { cut } from '../../core/report/words/cut.ts';
import { code, prose } from '../../core/report/words/escape.ts';
import { explanation } from '../../core/report/parts/explanation.ts';
import type { CommandContext } from './command-context.ts';
import { knownOf } from './known-findings.ts';

/** What to explain: a finding by its id, else those of the comment that was replied to, else a list of all. */
interface Asked {
  readonly id: string | null;
  readonly comment: CommentErrand['comment'] | null;
}

/** Explains findings of the current head, from its stored review or else from the rules. */
export async function explain({ id, comment }: Asked, here: Omit<CommandContext, 'comment'>): Promise<string> {
  const { host, state, app } = here;
  try {
    const { verified } = await knownOf(here);
    const said = await readSaid(host, state.pull, await app.me());
    const root = id === null && comment?.on === 'diff' ? (await readComment(host, state.pull, comment)).root : null;
    const answered = said.comments.find((one) => one.id === root)?.mark.ids ?? [];
    const now = asSaid(verified, said);
    const members = new Set(now.flatMap(({ finding }) => finding.group?.members ?? []));
    const ids = answered.length === 0 ? [id] : answered.filter((one) => !members.has(one));
    return cut(ids.map((one) => explanation(one, now, state.head)).join('\n\n---\n\n'));
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    return `${code(state.head.slice(0, 7))} could not be reviewed: ${prose(error.message)} ${prose(error.hint)}`;
  }
}
