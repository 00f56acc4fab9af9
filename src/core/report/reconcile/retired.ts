import type { Edits } from '../../model/edits.ts';
import { type Finding, idsOf } from '../../model/finding.ts';
import { idsAt, type Mark, remarked } from '../../model/mark.ts';
import type { SaidComment } from '../../model/said.ts';
import { sayAcceptance } from '../parts/acceptance.ts';
import { type AcceptedHere, commentBody, headline, more } from '../parts/comment.ts';
import { isSameText } from '../words/is-same-text.ts';
import { atCommit } from '../words/phrase.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { dismissal } from './settled.ts';

/** The current state that existing comments are compared with. */
export interface Present {
  readonly head: string;
  /** The current findings by id, accepted or not. */
  readonly standing: ReadonlyMap<string, Finding>;
  /** Their acceptances. */
  readonly accepted: AcceptedHere;
  /** Findings that are back, by the comment that called them resolved. */
  readonly back: ReadonlyMap<number, readonly string[]>;
  /** Whether a finding that was not found again is resolved; `judged`: it was an agent's. */
  readonly isOver: (id: string, judged: boolean) => boolean;
  readonly resolveThreads: boolean;
}

/** The edits of existing comments. */
export type Retired = Pick<Edits, 'rewrites' | 'hide' | 'resolve'> & {
  /** Comments on findings that were not found again, and may not be resolved. */
  readonly earlier: readonly SaidComment[];
};

/**
 * A comment whose findings are gone says so and is hidden; one that speaks of several speaks of what is left. What says
 * what is so, or was dismissed by a person, is left alone; what says how it was is edited. The text is changed before
 * anything is hidden: only what says of itself that it is over was hidden by us.
 */
export function retire(comments: readonly SaidComment[], present: Present): Retired {
  const each = comments.map((comment) => retireOne(comment, present));
  return {
    rewrites: each.flatMap(({ rewrites = [] }) => rewrites),
    hide: each.flatMap(({ hide = [] }) => hide),
    resolve: each.flatMap(({ resolve = [] }) => resolve),
    earlier: each.flatMap(({ earlier = [] }) => earlier),
  };
}

function retireOne(comment: SaidComment, present: Present): Partial<Retired> {
  const { mark } = comment;
  const back = present.back.get(comment.id) ?? [];
  if (dismissal(comment) !== null) return {};
  if (mark.ids.length === 0 && back.length === 0) {
    // We did not get to hiding it; from then on, a person may want to see it.
    return mark.notes['at'] === present.head ? putAway(comment, present) : {};
  }
  const judged = idsAt(mark, 'judged');
  const gone = mark.ids.filter((id) => !present.standing.has(id) && present.isOver(id, judged.includes(id)));
  const ids = [...mark.ids.filter((id) => !gone.includes(id)), ...back];
  const earlier = ids.some((id) => !present.standing.has(id)) ? [comment] : [];
  if (gone.length + back.length === 0) return { ...broughtUpToDate(comment, present), earlier };
  const over = [...idsAt(mark, 'gone').filter((id) => !back.includes(id)), ...gone];
  const next: Mark = { ids, notes: { ...mark.notes, gone: over.join(','), at: present.head } };
  if (ids.length > 0) {
    const body = spokenAgain(comment, ids, next, present);
    return { rewrites: [{ comment: comment.id, body, show: comment.hidden ? comment.node : null }], earlier };
  }
  const body = `**Resolved at ${atCommit(present.head)}.**\n\n${remarked(comment.body, next)}`;
  return { rewrites: [{ comment: comment.id, body, show: null }], ...putAway(comment, present) };
}

/**
 * An agent's addition to a rule's finding comes later than the comment, and is inserted once. The rule's wording may
 * change too, as its counts and affected operations do.
 */
function broughtUpToDate(comment: SaidComment, present: Present): Partial<Retired> {
  const { id, mark, hidden, node, body } = comment;
  const standing = mark.ids.flatMap((one) => present.standing.get(one) ?? []);
  const added = standing.flatMap((finding) => (finding.added ? [finding.id] : []));
  const isNew = added.some((one) => !idsAt(mark, 'added').includes(one));
  const isOld = standing.some(
    (finding) => finding.by === 'rules' && [headline(finding), ...more(finding)].some((words) => !body.includes(words)),
  );
  const accepted = [...new Set(standing)].flatMap((finding) => present.accepted.get(finding.id) ?? []);
  const isOther =
    accepted.length !== idsAt(mark, 'accepted').length || accepted.some((one) => !body.includes(sayAcceptance(one)));
  if (standing.length < mark.ids.length || !(isNew || isOld || isOther)) return {};
  const ids = [...new Set(standing.flatMap((finding) => [...idsOf(finding)]))];
  const notes = isNew ? { ...mark.notes, added: added.join(',') } : mark.notes;
  const text = spokenAgain(comment, ids, { ids, notes }, present);
  return isSameText(text, body) ? {} : { rewrites: [{ comment: id, body: text, show: hidden ? node : null }] };
}

/** The text for the remaining findings; the old one if their wording is no longer known. */
function spokenAgain(
  { body, onFile }: SaidComment,
  ids: readonly string[],
  mark: Mark,
  { standing, accepted }: Present,
): string {
  const [first, ...others] = new Set(ids.flatMap((id) => standing.get(id) ?? []));
  if (first === undefined || !ids.every((id) => standing.has(id))) return remarked(body, mark);
  return `${onFile ? `${lineInWords(first)}\n\n` : ''}${commentBody([first, ...others], mark, accepted)}`;
}

function putAway({ id, node, hidden, replied, thread }: SaidComment, present: Present): Partial<Retired> {
  const reply = `Resolved at ${atCommit(present.head)}.`;
  return {
    hide: hidden || replied ? [] : [{ comment: id, node, reply }],
    resolve: present.resolveThreads && thread?.resolved === false ? [{ comment: id, thread: thread.id }] : [],
  };
}
