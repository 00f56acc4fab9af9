import type { Use } from './consumer.ts';
import type { Acceptance, Lapsed } from './acceptance.ts';
import type { Place, Side } from './place.ts';

/** How much a finding matters to the people who run and call the service. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What a contract change does to those who use the contract today. */
export type ChangeSeverity = 'breaking' | 'dangerous' | 'safe';

/**
 * Who takes notice. `wire`: a running client breaks. `json`: one that exchanges JSON does. `source`: regenerated client code
 * no longer compiles. `file`: who imports the contract's file no longer finds it there.
 */
export const audiences = ['wire', 'json', 'source', 'file'] as const;
export type Audience = (typeof audiences)[number];

/** A text to point a reader to: who says so, and where. */
export interface Authority {
  readonly label: string;
  readonly url: string;
}

/** Something a reviewer would say about the change. Rules and agents speak the same. */
export interface Finding {
  /** The first 8 hex digits of sha256(rule + "\n" + subject): the same from push to push. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  /** `proven` from artefacts alone, `likely` from a pattern, `judged` by an agent. */
  readonly certainty: 'proven' | 'likely' | 'judged';
  readonly subject: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Who says so: the rule's texts, never from the pull request. */
  readonly authority: readonly Authority[];
  /** The line it stands on, as written. */
  readonly quote: string;
  /** Who says it: `rules`, or the agent's name. */
  readonly by: string;
  /** Set where the finding is a change of a contract. */
  readonly change?: {
    readonly severity: ChangeSeverity;
    readonly audience: Audience;
    readonly before: Place | null;
    readonly after: Place | null;
    readonly usedBy: readonly string[];
    /** Who in the repository is known to use it; left out where nobody is. */
    readonly consumers?: readonly Use[];
  };
  /** What exactly changed, as a fingerprint: who accepts a change accepts this one. Left out where no contract changed. */
  readonly anchor?: string;
  /** Set where it speaks for others that have the same cause. */
  readonly group?: Group;
  /** What rules about the whole contract add to it, in place of a finding of their own. */
  readonly remarks?: readonly Remark[];
  /** Of a rule that adds to others: their ids. It is said with the most important of them. */
  readonly beside?: readonly string[];
  /** Set where somebody accepted it, and that does not count. */
  readonly lapsed?: Lapsed;
  /** Set where an agent says it. */
  readonly judged?: Judged;
  /** What an agent adds to what a rule found: words, which change nothing about it. */
  readonly added?: { readonly by: string; readonly text: string };
}

/** The findings that one finding speaks for, because they have one cause. */
export interface Group {
  /** Their ids. Each is kept, with the verdict that it is said with this one. */
  readonly members: readonly string[];
  /** Where else the same was done: the places of the members, where its words do not name them. */
  readonly also: readonly (Place & { readonly side: Side })[];
}

/** What a rule adds to the finding of another. */
export interface Remark {
  readonly id: string;
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
}

/** What is known of a finding that an agent makes. */
export interface Judged {
  /**
   * `confirmed` by skeptics, `survived` where none could refute it, `limited` where it holds only under a condition,
   * `unverified` where not enough of them answered.
   */
  readonly standing: 'confirmed' | 'survived' | 'limited' | 'unverified';
  readonly votes: { readonly real: number; readonly of: number };
  /** Where it stands among those that are as grave; left out where nobody ordered them. */
  readonly order?: number;
  /** What must be so for it to happen, as skeptics say; left out where nothing need be. */
  readonly limits?: readonly string[];
  /** Every skeptic who limits it says that little comes of it; left out where one does not. */
  readonly mild?: true;
  /** What skeptics put right about it; left out where they did not. */
  readonly corrections?: readonly string[];
  /** Lines that show it; each was found where it is said to stand. */
  readonly evidence: readonly (Place & { readonly side: Side; readonly quote: string })[];
  /** What would change the agent's mind; empty where it said nothing of it. */
  readonly unknowns: string;
  /** What can stand in the place of exactly its line; null where nothing was shown to fit. */
  readonly suggestion: string | null;
  /** What an agent would write instead, where nobody could check that it fits; left out where it wrote nothing. */
  readonly sketch?: string;
}

/** A line of the diff that a comment can stand on; the path is the one the host's diff lists. */
export interface Anchor {
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** The host tells no lines of this file: the comment stands on the whole of it, and names the line. */
  readonly onFile?: true;
}

/** What becomes of a finding. It is never dropped: a verdict without publication says why. */
export type Verdict =
  | { readonly publish: 'inline'; readonly at: Anchor }
  /** `dismissed`: what a person did with the comment it had. It counts as before, and is not raised again. */
  | { readonly publish: 'summary'; readonly dismissed?: 'resolved' | 'hidden' | 'deleted' }
  | { readonly publish: false; readonly because: string; readonly accepted?: Acceptance };

/** A finding with its verdict. */
export interface Verified {
  readonly finding: Finding;
  readonly verdict: Verdict;
}

/** Whether a finding is said somewhere, or would be had people not taken it as it is. */
export function isSaid({ verdict }: Pick<Verified, 'verdict'>): boolean {
  return verdict.publish !== false || verdict.accepted !== undefined;
}
