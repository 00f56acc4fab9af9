import { commands } from '../../core/commands/index.ts';
import { commandsIn } from '../../core/commands/parse.ts';
import { type Answered, didIn } from '../../core/model/answered.ts';
import type { Acceptance } from '../../core/model/acceptance.ts';
import type { Decision, Intent } from '../../core/model/intent.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { Me } from '../../adapters/github/client/me.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import { findAnswered } from '../../adapters/github/said/find-answered.ts';
import { readPolicy } from '../review/read-policy.ts';
import { isAllowed } from './is-allowed.ts';
import { ownershipOf } from './ownership.ts';

/** What people decided on a pull request, as far as it holds now. */
export interface Decisions {
  /** The latest decision on each finding. */
  readonly accepted: readonly Acceptance[];
  /** The CODEOWNERS of the base; null if the base does not require owners, or nothing was accepted. */
  readonly codeOwners: string | null;
  /** Whether reviews are stopped, and by whom. */
  readonly stopped: Stopped | null;
}

/** No decisions. */
export const undecided: Decisions = { accepted: [], codeOwners: null, stopped: null };

/** `paused`: pushes are not reviewed. `ignored`: nothing is reviewed. */
export interface Stopped {
  readonly how: 'paused' | 'ignored';
  readonly by: string;
}

/**
 * What people decided on a pull request. The pull request is the record: a decision counts while both the command and
 * our answer to it are there unedited. The host is asked each time who gave it, and whether they may.
 */
export async function decisionsOn(host: Host, state: PullState, me: Me): Promise<Decisions> {
  const { accepted, stopped } = lastWords(await findAnswered(host, state, me));
  const where = { repository: state.pull.repository, author: state.author };
  const known = new Map<string, boolean>();
  const may = async (login: string, name: string): Promise<boolean> => {
    const key = `${login} ${name}`;
    const command = commands[name];
    const answer = known.get(key) ?? (command !== undefined && (await isAllowed(host, command, login, where)));
    known.set(key, answer);
    return answer;
  };
  const { codeOwners, teamsOf } = await ownersWhereWanted(host, state, accepted);
  const each: Acceptance[] = [];
  for (const one of accepted) {
    const isHeld = one.by === null || (await may(one.by, one.as === 'accepted' ? 'accept' : 'dismiss'));
    const teams = teamsOf.get(one.by);
    const known = teams === undefined ? one : { ...one, teams };
    each.push(isHeld ? known : { ...known, void: `${one.by} may not write to this repository any more` });
  }
  const isStopped = stopped !== null && (await may(stopped.by, stopped.how === 'paused' ? 'pause' : 'ignore'));
  return { accepted: each, codeOwners, stopped: isStopped ? stopped : null };
}

/** The owners, and the owning teams of those who accepted something, if the base requires owners. */
async function ownersWhereWanted(host: Host, state: PullState, accepted: readonly Acceptance[]) {
  const teams = new Map<string | null, readonly string[]>();
  const unwanted = { codeOwners: null, teamsOf: teams };
  if (accepted.length === 0) return unwanted;
  const { config, missing } = await readPolicy(host, state.pull.repository, `refs/heads/${state.base.ref}`);
  // The defaults require no owners, and would skip the question.
  if (missing !== null) throw missing;
  if (config.acceptBy !== 'code-owners') return unwanted;
  const { text, teamsOf } = await ownershipOf(host, state);
  for (const { by } of accepted) if (by !== null && !teams.has(by)) teams.set(by, (await teamsOf(by)).teams);
  return { codeOwners: text, teamsOf: teams };
}

/** The decisions that were not taken back, by the comments and their answers, before permissions are checked. */
export function lastWords(answered: readonly Answered[]): Omit<Decisions, 'codeOwners'> {
  const standing = new Map<string, Acceptance>();
  let stopped: Stopped | null = null;
  for (const { author, text, day, did, edited } of answered) {
    const given = commandsIn(text);
    for (const note of did) {
      const { command = -1, finding = null, change = null } = didIn(note) ?? {};
      const intent = intentOf(given[command], day);
      if (intent?.do === 'steer' && finding === null && !edited) {
        stopped = intent.how === 'resumed' ? null : { how: intent.how, by: author };
      }
      if (intent?.do !== 'decide' || finding === null || !isAbout(intent, finding)) continue;
      const { verb, until, reason } = intent;
      if (verb === 'unaccept' || verb === 'undismiss') standing.delete(finding);
      else {
        standing.set(finding, {
          as: verb === 'accept' ? 'accepted' : 'dismissed',
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
  return { accepted: [...standing.values()], stopped };
}

function intentOf(given: ReturnType<typeof commandsIn>[number] | undefined, day: string): Intent | null {
  if (given === undefined || given.problem !== null) return null;
  const command = Object.hasOwn(commands, given.name) ? commands[given.name] : undefined;
  return command?.run(given.args, { commands, today: day }) ?? null;
}

/** Whether the command can have meant this finding: anything else in its answer was written by somebody else. */
function isAbout({ of }: Decision, finding: string): boolean {
  return of === null || of === 'all' || finding.startsWith(of);
}
