import type { Unread } from './contract.ts';
import type { Side } from './place.ts';
import type { Verified } from './finding.ts';

/** What the review came to; each has a title of its own on the check. */
export type Outcome = 'passed' | 'findings' | 'not-applicable' | 'degraded' | 'could-not-review';

/** A comment on a line of the diff, about every finding on that line. */
export interface InlineComment {
  /** Their ids, the most important first. */
  readonly findings: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  readonly body: string;
}

/** A note on a line in the check run. */
export interface Annotation {
  readonly path: string;
  readonly line: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** Everything we mean to say, before we say it. */
export interface Publication {
  readonly outcome: Outcome;
  readonly check: {
    readonly conclusion: 'success' | 'failure' | 'neutral';
    readonly title: string;
    readonly summary: string;
    readonly annotations: readonly Annotation[];
  };
  readonly comments: readonly InlineComment[];
  /** The one summary comment, in Markdown, with the hidden marker; null where there is nothing to say. */
  readonly summary: string | null;
  readonly verified: readonly Verified[];
  readonly coverage: Coverage;
}

/** What the review looked at and what it could not: printed in every summary, so that silence is never mistaken. */
export interface Coverage {
  /** The contracts compared, by their root document. */
  readonly contracts: readonly string[];
  /** The code files read. */
  readonly sources: readonly string[];
  /** Changed code in languages without a reader. */
  readonly seen: readonly { readonly path: string; readonly language: string }[];
  readonly unread: readonly Unread[];
  /** Limits that were met while fetching. */
  readonly notes: readonly string[];
}
