import type { Config } from '../model/config.ts';
import { fails } from '../model/fail-on.ts';
import type { Verified } from '../model/finding.ts';
import type { Coverage, Outcome, Publication } from '../model/publication.ts';
import { languagesOf } from './coverage.ts';
import { counted } from './phrase.ts';
import { sayTally, tallyOf } from './tally.ts';

/** What the review came to, and how the check says so. */
export interface Result {
  readonly outcome: Outcome;
  readonly conclusion: Publication['check']['conclusion'];
  readonly title: string;
}

/**
 * The check passes only where something was read, all of it, and nothing was found. Whatever was not read is in the
 * title: a green check over an unread contract would be taken for a review.
 */
export function resultOf(verified: readonly Verified[], coverage: Coverage, config: Config): Result {
  const findings = sayTally(tallyOf(verified));
  const gaps = gapsOf(coverage);
  const said = [findings, gaps].filter((part) => part !== '').join('; ');
  const read = coverage.contracts.length + coverage.sources.length;
  if (fails(verified, config)) return { outcome: 'findings', conclusion: 'failure', title: said };
  if (gaps !== '') {
    const outcome = read > 0 || findings !== '' ? 'degraded' : 'could-not-review';
    return { outcome, conclusion: 'neutral', title: said.charAt(0).toUpperCase() + said.slice(1) };
  }
  if (findings !== '') return { outcome: 'findings', conclusion: 'neutral', title: said };
  const unseen = coverage.seen.length > 0 ? `; not read: ${languagesOf(coverage)}` : '';
  if (read > 0) return { outcome: 'passed', conclusion: 'success', title: `No findings${unseen}` };
  const conclusion = unseen === '' ? 'success' : 'neutral';
  return { outcome: 'not-applicable', conclusion, title: `Nothing to review${unseen}` };
}

function gapsOf({ unread, notes }: Coverage): string {
  const files = new Set(unread.map((one) => one.file)).size;
  if (files > 0) return `could not review ${counted(files, 'file')}`;
  return notes.length > 0 ? 'reviewed in part' : '';
}
