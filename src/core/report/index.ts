import type { AgentReport } from '../model/agent-report.ts';
import type { Config } from '../model/config.ts';
import type { Facts } from '../model/facts.ts';
import type { Verified } from '../model/finding.ts';
import type { Job } from '../model/job.ts';
import type { Lanes, Publication } from '../model/publication.ts';
import { firstEnd } from './parts/accepted.ts';
import { annotationsOf } from './parts/annotation.ts';
import { commentsOf } from './parts/comment.ts';
import { coverageOf } from './parts/coverage.ts';
import { resultOf } from './parts/outcome.ts';
import { summaryOf } from './parts/summary.ts';
import { published } from './parts/tally.ts';

/** What is said beside the findings. */
export interface Remarks {
  /** What kept the review from being whole. */
  readonly notes: readonly string[];
  /** What a configuration that the change edits would do, in Markdown; null where it edits none. */
  readonly preview: string | null;
  /** The changed files that the configuration leaves out, in words; null or left out for none. */
  readonly leftOut?: string | null;
  /** What the newest release has to do with it, in Markdown of ours; left out where it is not asked. */
  readonly since?: string;
  /** How far the agent came; left out where there is none. */
  readonly lanes?: Lanes;
  /** What agents said before and is over. */
  readonly cleared?: readonly string[];
  /** What agents came to beside their findings. */
  readonly agent?: AgentReport;
}

const rulesAlone: Lanes = { rules: 'done', agent: 'off', because: null };

/** Puts verdicts into words: the check, the comments, the summary. */
export function report(
  job: Job,
  facts: Facts,
  verified: readonly Verified[],
  config: Config,
  { notes, preview, lanes = rulesAlone, cleared = [], agent, since, leftOut = null }: Remarks,
): Publication {
  const coverage = coverageOf(facts, notes);
  const reviewed = { verified, coverage, lanes, preview, ...(agent && { agent }), ...(since && { since }) };
  const result = resultOf({ ...reviewed, leftOut }, config);
  const shown = published(verified);
  const until = firstEnd(verified);
  const summary = summaryOf({ ...result, ...reviewed }, job.head);
  return {
    outcome: result.outcome,
    check: {
      conclusion: result.conclusion,
      title: result.title,
      summary,
      annotations: annotationsOf(shown, coverage),
      ...(until !== null && { until }),
    },
    comments: commentsOf(shown),
    summary: result.outcome === 'not-applicable' ? null : summary,
    ...reviewed,
    cleared,
    manner: { requestChanges: config.requestChanges, resolveThreads: config.resolveThreads },
  };
}
