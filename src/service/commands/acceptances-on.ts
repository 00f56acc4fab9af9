import { commands } from '../../core/commands/index.ts';
import { commandsIn } from '../../core/commands/parse.ts';
import { type Answered, didIn } from '../../core/model/answered.ts';
import type { Acceptance } from '../../core/model/acceptance.ts';
import type { Decision } from '../../core/model/intent.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { Me } from '../../adapters/github/client/me.ts';
import { permissionOf } from '../../adapters/github/installation/permission-of.ts';
import { findAnswered } from '../../adapters/github/said/find-answered.ts';

/**
 * What people accept on a pull request now, the latest word on each finding. The pull request is the memory: what counts
 * are a command that stands there as it was given, and our answer to it. Who gave it is asked of the host again each time,
 * and whether they may.
 */
export async function acceptancesOn(host: Host, pull: PullRequest, me: Me): Promise<readonly Acceptance[]> {
  const standing = lastWords(await findAnswered(host, pull, me));
  const authors = [...new Set(standing.flatMap(({ by }) => by ?? []))];
  const may = new Set<string>();
  for (const author of authors) {
    const permission = await permissionOf(host, pull.repository, author);
    if (permission === 'write' || permission === 'admin') may.add(author);
  }
  return standing.map((one) => {
    if (one.by === null || may.has(one.by)) return one;
    return { ...one, void: `${one.by} may not write to this repository any more` };
  });
}

/** The acceptances that nobody took back, as the comments and their answers say it. */
export function lastWords(answered: readonly Answered[]): readonly Acceptance[] {
  const standing = new Map<string, Acceptance>();
  for (const { author, text, day, did, edited } of answered) {
    const given = commandsIn(text);
    for (const note of did) {
      const { command = -1, finding = '', change = null } = didIn(note) ?? {};
      const decision = decisionIn(given[command], day);
      if (decision === null || !isAbout(decision, finding)) continue;
      const { verb, until, reason } = decision;
      if (verb === 'unaccept' || verb === 'undismiss') standing.delete(finding);
      else {
        const as = verb === 'accept' ? 'accepted' : 'dismissed';
        standing.set(finding, {
          as,
          finding,
          change,
          by: author,
          reason,
          until,
          from: 'comment',
          ...(edited && { void: 'the comment, or the answer to it, was edited afterwards' }),
        });
      }
    }
  }
  return [...standing.values()];
}

function decisionIn(given: ReturnType<typeof commandsIn>[number] | undefined, day: string): Decision | null {
  if (given === undefined || given.problem !== null) return null;
  const command = Object.hasOwn(commands, given.name) ? commands[given.name] : undefined;
  const intent = command?.run(given.args, { commands, today: day });
  return intent?.do === 'decide' ? intent : null;
}

/** Whether a command can have meant this finding: what its answer says beyond that, somebody else wrote. */
function isAbout({ of }: Decision, finding: string): boolean {
  return of === null || of === 'all' || finding.startsWith(of);
}
