import type { AgentReport } from '../../model/agent-report.ts';
import type { Config } from '../../model/config.ts';
import { fails } from '../../model/fail-on.ts';
import type { Verified } from '../../model/finding.ts';
import type { Check, Coverage, Lanes, Outcome } from '../../model/publication.ts';
import { tallyAccepted } from './accepted.ts';
import { countRead, isReadInPart, unreadKinds } from './coverage.ts';
import { plain } from '../words/escape.ts';
import { counted } from '../words/phrase.ts';
import { sayTally, tallyLeftAside, tallyOf } from './tally.ts';

/** What a review came to. */
interface Reviewed {
  readonly verified: readonly Verified[];
  readonly coverage: Coverage;
  readonly lanes: Lanes;
  /** The changed files that the configuration leaves out, in words; null for none. */
  readonly leftOut: string | null;
  /** Left out where no agent looked. */
  readonly agent?: AgentReport;
}

/** The outcome of a review, and the conclusion and title of its check. */
export interface Result {
  readonly outcome: Outcome;
  readonly conclusion: Check['conclusion'];
  readonly title: string;
}

/**
 * The check passes only if something was read, all of it, and nothing was found. Gaps are in the title, because a green
 * check over an unread contract would be taken for a review. Gaps are unread files, an invalid configuration, and an
 * agent that should have reviewed and did not; a review without an agent is none.
 */
export function resultOf({ verified, coverage, lanes, leftOut, agent: report }: Reviewed, config: Config): Result {
  const findings = sayTally(tallyOf(verified));
  const accepted = tallyAccepted(verified);
  const gaps = gapsOf(coverage);
  const wrong = coverage.unread.some(({ kind }) => kind === 'configuration') ? 'the configuration is not valid' : '';
  const agent = sayAgent(lanes);
  const aside = tallyLeftAside(report);
  const title = (...parts: readonly string[]) => capital(parts.filter((part) => part !== '').join('; '));
  const read = countRead(coverage);
  if (fails(verified, config))
    return { outcome: 'findings', conclusion: 'failure', title: title(findings, accepted, gaps, wrong, agent) };
  if (gaps !== '') {
    const outcome = read > 0 || findings !== '' ? 'degraded' : 'could-not-review';
    const conclusion = conclusionWhenUnreviewed(config.couldNotReview);
    return { outcome, conclusion, title: title(findings, accepted, gaps, wrong, agent) };
  }
  const kinds = unreadKinds(coverage);
  const bySome = lanes.agent === 'done' ? `read by the agent alone: ${kinds}` : `not read: ${kinds}`;
  const unseen = coverage.seen.length > 0 ? bySome : '';
  if (lanes.agent === 'failed' || lanes.agent === 'incomplete') {
    return {
      outcome: 'degraded',
      conclusion: 'neutral',
      title: title(findings || 'no findings', accepted, findings === '' ? aside : '', unseen, wrong, agent),
    };
  }
  if (findings !== '')
    return { outcome: 'findings', conclusion: 'neutral', title: title(findings, accepted, wrong, agent) };
  if (read > 0) {
    const result = wrong === '' ? ({ outcome: 'passed', conclusion: 'success' } as const) : left;
    return { ...result, title: title('no findings', accepted, aside, unseen, wrong, agent) };
  }
  const conclusion = unseen + wrong === '' ? 'success' : 'neutral';
  // What only an agent has looked at is not proven to be fine.
  const silent = aside === '' ? 'the agent found nothing' : 'no findings';
  const nothing = lanes.agent === 'done' ? silent : 'nothing to review';
  const ignored = leftOut === null ? '' : `the configuration leaves out ${leftOut}`;
  return {
    outcome: 'not-applicable',
    conclusion,
    title: title(nothing, accepted, aside, ignored, unseen, wrong, agent),
  };
}

/**
 * It does not block, whatever the configuration says: it would hold up the very change that repairs the configuration.
 */
const left = { outcome: 'degraded', conclusion: 'neutral' } as const;

/** The conclusion of the check if a review was not possible, as configured. */
export function conclusionWhenUnreviewed(policy: Config['couldNotReview']): Check['conclusion'] {
  return policy === 'action-required' ? 'action_required' : 'neutral';
}

/** The state of the agent, as the last part of a title; an empty string if it is done or off. */
export function sayAgent({ agent, because }: Lanes): string {
  if (agent === 'pending') return 'an agent is still reviewing';
  const reason = plain(because ?? '').replace(/\.$/u, '');
  const why = reason === '' ? '' : `: ${reason}`;
  if (agent === 'incomplete') return `the agent did not finish${why}`;
  return agent === 'failed' ? `the agent did not review${why}` : '';
}

/** One line with a capital, cut to the host's limit for titles. */
function capital(words: string): string {
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 250).toWellFormed();
}

function gapsOf(coverage: Coverage): string {
  const unread = coverage.unread.filter(({ kind }) => kind !== 'configuration');
  const [inPart, whole] = [true, false].map(
    (wanted) => new Set(unread.filter((one) => isReadInPart(coverage, one) === wanted).map(({ file }) => file)).size,
  );
  const gaps = [
    ...(whole ? [`could not review ${counted(whole, 'file')}`] : []),
    ...(inPart ? [`reviewed ${counted(inPart, 'file')} in part`] : []),
  ];
  return gaps.length === 0 && coverage.notes.length > 0 ? 'reviewed in part' : gaps.join('; ');
}
