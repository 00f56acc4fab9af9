import type { AgentReport } from './agent-report.ts';
import type { Unread } from './contract.ts';
import type { SeenFile } from './facts.ts';
import type { Side } from './place.ts';
import type { Verified } from './finding.ts';

/** The outcome of a review; each has a title of its own on the check. */
export type Outcome = 'passed' | 'findings' | 'not-applicable' | 'degraded' | 'could-not-review';

/** A comment on a line of the diff, with every finding of that line. */
export interface InlineComment {
  /** Their ids, the most important first. */
  readonly findings: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** The host accepts no comment on this line, only on the file. */
  readonly onFile?: true;
  readonly body: string;
}

/** An annotation of the check run. */
export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** The content of the check run. */
export interface Check {
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required';
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** The last day on which it holds, if an acceptance ends; else left out. */
  readonly until?: string;
}

/** The lanes of a publication, and how far each came. */
export interface Lanes {
  /** `none` if no review was begun: the publication says nothing about earlier findings. */
  readonly rules: 'done' | 'none';
  /** `pending`: this will be edited once the agent is done. `off`: nobody expects one. */
  readonly agent: 'off' | 'pending' | 'done' | 'incomplete' | 'failed';
  /** Why the agent did not finish, in words that follow a colon; null where it did, or was not asked. */
  readonly because: string | null;
}

/** Everything we mean to say, before we say it. */
export interface Publication {
  readonly outcome: Outcome;
  readonly check: Check;
  readonly comments: readonly InlineComment[];
  /** The one summary comment, in Markdown, with the hidden marker; null where there is nothing to say. */
  readonly summary: string | null;
  readonly verified: readonly Verified[];
  readonly coverage: Coverage;
  readonly lanes: Lanes;
  /**
   * Findings of agents that no longer hold, by their ids. What a rule found is over when the rule no longer finds it;
   * what an agent said stands until this says otherwise, because an agent does not say the same twice.
   */
  readonly cleared: readonly string[];
  /** What agents came to beside their findings; left out where none was asked. */
  readonly agent?: AgentReport;
  /** What the newest release has to do with it, in Markdown of ours; left out where it is not asked. */
  readonly since?: string;
  /** What a configuration that the change edits would do, in Markdown of ours; null where it edits none. */
  readonly preview: string | null;
  /** What the configuration lets us do besides commenting. */
  readonly manner: { readonly requestChanges: boolean; readonly resolveThreads: boolean };
}

/** What the review looked at and what it could not: printed in every summary, so that silence is never mistaken. */
export interface Coverage {
  /** The files that were read, by what they are (`contract`, a contract by its root document; `code file`), in path order. */
  readonly read: Readonly<Record<string, readonly string[]>>;
  /** Changed files of a kind that nothing here reads. */
  readonly seen: readonly SeenFile[];
  readonly unread: readonly Unread[];
  /** Limits that were met while fetching. */
  readonly notes: readonly string[];
}
