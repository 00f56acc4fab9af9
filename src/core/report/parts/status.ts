import type { Publication } from '../../model/publication.ts';
import { sayCoverage, sayUnread } from './coverage.ts';
import { sayAgent } from './outcome.ts';
import { code, text } from '../words/escape.ts';
import { atCommit, counted, sentence } from '../words/phrase.ts';

/** How the review of a pull request stands. */
export interface Standing {
  readonly head: string;
  /** What it came to; null where it is not done, or not known any more. */
  readonly publication: Publication | null;
  /** US dollars spent on this pull request, in whatever review of it. */
  readonly dollars: number;
  /** Whose word keeps it from being reviewed, and what they said; null where nobody's does. */
  readonly stopped: { readonly how: string; readonly by: string } | null;
}

/** What was read and what was not, how far the review is, and what it cost. */
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
