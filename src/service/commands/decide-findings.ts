import { firstCheckAt } from '../../adapters/github/checks/start-check.ts';
import { readComment } from '../../adapters/github/said/read-comment.ts';
import { readSaid } from '../../adapters/github/said/read-said.ts';
import { ownersOf, owns } from '../../core/config/code-owners.ts';
import { didNote } from '../../core/model/answered.ts';
import { externalId } from '../../core/model/check.ts';
import type { Config } from '../../core/model/config.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import { type Finding, isSaid, type Verified } from '../../core/model/finding.ts';
import type { Decision } from '../../core/model/intent.ts';
import type { Said } from '../../core/model/said.ts';
import { headline } from '../../core/report/parts/comment.ts';
import { code } from '../../core/report/words/escape.ts';
import { atCommit, counted, firstOf } from '../../core/report/words/phrase.ts';
import type { Outcome } from './outcome.ts';
import type { CommandContext } from './command-context.ts';
import { decisionsOn } from './decisions-on.ts';
import { ownershipOf } from './ownership.ts';
import { keptAt, knownOf, workedOut } from './known-findings.ts';

/** Where a decision was given: in a comment, in a repository whose configuration is known. */
export interface Deciding extends CommandContext {
  readonly config: Config;
  readonly comment: CommentErrand['comment'];
}

/**
 * Accepts or dismisses findings, or takes that back: exactly those that were published when the comment was written.
 * Our answer is the only record, so all there is to do is to find them and to write it.
 */
export async function decideFindings(decision: Decision, here: Deciding): Promise<Outcome> {
  const { host, state, app, command } = here;
  const { verb } = decision;
  if (state.state === 'closed') return refused('This pull request is closed, so nothing blocks it.');
  const said = await readSaid(host, state.pull, await app.me());
  const isBack = verb === 'unaccept' || verb === 'undismiss';
  const found = isBack ? await standingAs(verb, here) : await findingsSaid(said, here);
  if (typeof found === 'string') return refused(found);
  const named = await referredTo(decision, found, said, here);
  if (typeof named === 'string') return refused(named);
  const foreign = isBack ? null : await notOwned(named, here);
  if (foreign !== null) return refused(foreign);
  const kept = named.slice(0, mostRemembered);
  if (verb === 'dismiss') for (const { rule } of kept) app.metrics.dismissed.inc({ rule });
  const note = ({ id, anchor }: Finding) => didNote({ command, finding: id, change: anchor ?? null });
  return { understood: true, answer: answerOf(decision, kept, named.length - kept.length), did: kept.map(note) };
}

/** The findings as they were last published, or the reason it is unknown what the person has seen. */
async function findingsSaid(said: Said, here: Deciding): Promise<readonly Finding[] | string> {
  const { host, state, app, comment } = here;
  const head = said.summary?.mark.notes['summary'] ?? state.head;
  const kept = await keptAt(state.pull, head, app);
  if (kept === null && head !== state.head)
    return `${atCommit(state.head)} is being reviewed. Say it again once it is.`;
  const checked = { repository: state.pull.repository, head, externalId: externalId(state.pull.number) };
  const began = await firstCheckAt(host, checked, await app.me());
  const { since } = await readComment(host, state.pull, comment);
  if (began !== null && since < began) {
    return `${atCommit(head)} was pushed after this was written. Have a look at what is said of it, and say it again then.`;
  }
  const { verified } = kept ?? (await workedOut(here));
  // An accepted finding may be accepted again, until another day. Findings that nobody accepted yet come first: if
  // one answer cannot record all, the next command continues.
  const rank = ({ verdict }: Verified) => Number(verdict.publish === false);
  const sorted = verified.filter(isSaid).toSorted((one, other) => rank(one) - rank(other));
  return [...new Map(sorted.map(({ finding }) => [finding.id, finding])).values()];
}

/**
 * Why the author may not accept these findings, if the configuration requires owners and one of the files is not
 * theirs.
 */
async function notOwned(named: readonly Finding[], { host, state, config, author }: Deciding): Promise<string | null> {
  if (config.acceptBy !== 'code-owners') return null;
  const { text, teamsOf } = await ownershipOf(host, state);
  const ownersOfAll = named.flatMap(({ path }) => ownersOf(text, path));
  const { teams, hidden } = await teamsOf(author, ownersOfAll);
  const foreign = named.find(({ path }) => !owns(text, path, author, teams));
  if (foreign === undefined) return null;
  const owners = ownersOf(text, foreign.path);
  const who =
    owners.length === 0
      ? 'nobody'
      : firstOf(
          owners.map((owner) => code(`@${owner}`)),
          mostNamed,
        );
  const isHidden = owners.some((owner) => hidden.includes(owner));
  const teamwork = isHidden
    ? ' Who is in a team cannot be read here: that takes the permission `members: read` of the organisation, or a person who is named.'
    : '';
  return `${code(foreign.path)} takes its owner here, and CODEOWNERS names ${who} for it.${teamwork}`;
}

/** The findings that were accepted, or dismissed, in comments here. */
async function standingAs(verb: 'unaccept' | 'undismiss', here: Deciding): Promise<readonly Finding[]> {
  const { host, state, app } = here;
  const as = verb === 'unaccept' ? 'accepted' : 'dismissed';
  const { accepted } = await decisionsOn(host, state, await app.me());
  const standing = accepted.filter((one) => one.as === as);
  const known = await knownOf(here);
  return standing.flatMap(({ finding: id }) => known.verified.find(({ finding }) => finding.id === id)?.finding ?? []);
}

/** The findings that are meant, or a sentence that says why that is unclear. */
async function referredTo(
  { verb, of }: Decision,
  found: readonly Finding[],
  said: Said,
  { host, state, comment }: Deciding,
): Promise<readonly Finding[] | string> {
  const what = { accept: 'found', dismiss: 'found', unaccept: 'accepted', undismiss: 'dismissed' }[verb];
  const where = `here at ${atCommit(state.head)}`;
  const others = found.length === 0 ? '' : ` There is ${idsOf(found)}.`;
  if (of === 'all') return found.length > 0 ? found : `Nothing is ${what} ${where}.`;
  if (of !== null) {
    const named = found.filter(({ id }) => id.startsWith(of));
    if (named.length === 1) return named;
    if (named.length > 1) return `${code(of)} may be ${idsOf(named)}: write more of the id.`;
    return `${code(of)} is not ${what} ${where}.${others}`;
  }
  const root = comment.on === 'diff' ? (await readComment(host, state.pull, comment)).root : null;
  const ids = said.comments.find(({ id }) => id === root)?.mark.ids ?? [];
  const named = found.filter(({ id }) => ids.includes(id));
  if (named.length === 1) return named;
  if (named.length === 0) return `Say which finding, by its id.${others}`;
  return `This comment is about ${named.map(({ id }) => code(id)).join(' and ')}: say which, by its id.`;
}

const mostNamed = 10;
/** In characters: our answer records each finding with its change, and a comment holds 65,536. */
const mostRemembered = 3000;

function idsOf(findings: readonly Finding[]): string {
  const ids = findings.map(({ id }) => code(id));
  return firstOf(ids, mostNamed);
}

function answerOf({ verb, until }: Decision, named: readonly Finding[], left: number): string {
  const did = {
    accept: 'Accepted',
    dismiss: 'Dismissed',
    unaccept: 'No longer accepted',
    undismiss: 'No longer dismissed',
  };
  const end = until === null ? '' : ` until ${code(until)}`;
  const items = named.slice(0, mostNamed).map((finding) => `- ${code(finding.id)} ${headline(finding)}`);
  const more = named.length > mostNamed ? [`- and ${counted(named.length - mostNamed, 'more finding')}`] : [];
  const rest = `Those are all that one answer can remember. ${counted(left, 'finding')} beside them ${left === 1 ? 'was' : 'were'} left as ${left === 1 ? 'it is' : 'they are'}: once the check has been evaluated, say it again for the next.`;
  return [
    `${did[verb]}${end}; the check is evaluated again:`,
    [...items, ...more].join('\n'),
    ...(left > 0 ? [rest] : []),
  ].join('\n\n');
}

function refused(answer: string): Outcome {
  return { understood: false, answer, did: [] };
}
