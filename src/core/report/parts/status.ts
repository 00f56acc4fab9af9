import type { Publication } from '../../model/publication.ts';
import { sayCoverage, sayUnread } from './coverage.ts';
import { sayAgent } from './outcome.ts';
import { code, text } from '../words/escape.ts';
import { atCommit, counted, sentence } from '../words/phrase.ts';

/** The progress of a pull request's review. */
export interface Standing {
  readonly head: string;
  /** Its result; null if it is not done, or not stored any more. */
  readonly publication: Publication | null;
  /** US dollars spent on all reviews of this pull request. */
  readonly dollars: number;
  /** Who paused reviews or had them ignored; null if nobody did. */
  readonly stopped: { readonly how: string; readonly by: string } | null;
}

/** What was read and what was not, the progress of the review, and its cost. */
export function sayStatus({ head, publication, dollars, stopped }: Standing): string {
  const agent = publication ? sayAgent(publication.lanes) : '';
  const said = publication?.agent;
  const lines = [
    ...(stopped ? [`This pull request is ${stopped.how}: ${code(stopped.by)} said so.`] : []),
    publication === null
      ? `${atCommit(head)} is not reviewed yet, or what it came to is not kept any more.`
      : `${atCommit(head)}: ${text(publication.check.title)}.`,
    ...(publication ? [sayCoverage(publication.coverage, code, publication.lanes.agent === 'done')] : []),
    ...(agent === '' ? [] : [sentence(text(agent))]),
    `Spent on this pull request: $${dollars.toFixed(2)}${said ? `; the last review took ${counted(said.calls, 'call')}` : ''}.`,
  ];
  return [
    lines.filter((line) => line !== '').join('\n\n'),
    ...(publication ? sayUnread(publication.coverage) : []),
  ].join('\n\n');
}
