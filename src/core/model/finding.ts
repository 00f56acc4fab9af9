import type { Use } from './consumer.ts';
import type { Acceptance, Lapsed } from './acceptance.ts';
import type { Place, Side } from './place.ts';

/** How much a finding matters to those who run and call the service. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What a contract change does to existing clients. */
export type ChangeSeverity = 'breaking' | 'dangerous' | 'safe';

/**
 * Who is affected. `wire`: a running client breaks. `json`: one that exchanges JSON does. `source`: regenerated client
 * code no longer compiles. `file`: those who import the contract's file no longer find it.
 */
export const audiences = ['wire', 'json', 'source', 'file'] as const;
export type Audience = (typeof audiences)[number];

/** A source to cite, with its address. */
export interface Authority {
  readonly label: string;
  readonly url: string;
}

/** Something a reviewer would say about the change; the same for rules and agents. */
export interface Finding {
  /** The first 8 hex digits of sha256(rule + "\n" + subject): the same from push to push. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  /** `proven` from artefacts alone, `likely` from a pattern, or `judged` by an agent. */
  readonly certainty: 'proven' | 'likely' | 'judged';
  readonly subject: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** The sources of its rule, never from the pull request. */
  readonly authority: readonly Authority[];
  /** The text of its line. */
  readonly quote: string;
  /** `rules`, or the name of the agent. */
  readonly by: string;
  /** Set if the finding is a change of a contract. */
  readonly change?: {
    readonly severity: ChangeSeverity;
    readonly audience: Audience;
    readonly before: Place | null;
    readonly after: Place | null;
    readonly usedBy: readonly string[];
    /** Known users in this repository; left out if there are none. */
    readonly consumers?: readonly Use[];
  };
  /** The fingerprint of the change, which an acceptance covers. Left out if no contract changed. */
  readonly anchor?: string;
  /** Set if it stands for others with the same cause. */
  readonly group?: Group;
  /** Remarks of rules about the whole contract, which are published with this finding. */
  readonly remarks?: readonly Remark[];
  /** For a rule that only adds remarks: the ids of the findings, the most important of which gets it. */
  readonly beside?: readonly string[];
  /** Set if it was accepted, and the acceptance does not count. */
  readonly lapsed?: Lapsed;
  /** Set for findings of agents. */
  readonly judged?: Judged;
  /** What an agent adds to a finding of a rule: words only. */
  readonly added?: { readonly by: string; readonly text: string };
}

/** The ids under which it may have been posted: a finding that stands for others takes over their comments. */
export function idsOf({ id, group }: Finding): ReadonlySet<string> {
  return new Set([id, ...(group?.members ?? [])]);
}

/** The findings that one finding stands for, because they have the same cause. */
export interface Group {
  /** Their ids. Each is kept, with a verdict that refers to this finding. */
  readonly members: readonly string[];
  /** The places of the members, if the message does not name them. */
  readonly also: readonly (Place & { readonly side: Side })[];
}

/** What a rule adds to another finding. */
export interface Remark {
  readonly id: string;
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
}

/** What is known about a finding of an agent. */
export interface Judged {
  /**
   * `confirmed` by skeptics, `survived` if none could refute it, `limited` if it holds only under a condition,
   * `unverified` if not enough of them answered.
   */
  readonly standing: 'confirmed' | 'survived' | 'limited' | 'unverified';
  readonly votes: { readonly real: number; readonly of: number };
  /** Its rank among findings of equal severity; left out if there is none. */
  readonly order?: number;
  /** The conditions under which it happens, by the skeptics; left out if there are none. */
  readonly limits?: readonly string[];
  /** Every skeptic who names a condition says that its effect is small; else left out. */
  readonly mild?: true;
  /** Corrections by skeptics; left out if there are none. */
  readonly corrections?: readonly string[];
  /** The lines that show it; code has found each. */
  readonly evidence: readonly (Place & { readonly side: Side; readonly quote: string })[];
  /** What would change the agent's mind; empty if it did not say. */
  readonly unknowns: string;
  /** A replacement of exactly its line; null if none was shown to fit. */
  readonly suggestion: string | null;
  /** Code the agent would write, which could not be checked; left out if there is none. */
  readonly sketch?: string;
}

/** A line of the diff that a comment can be on, by the path in the host's diff. */
export interface Anchor {
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** The host gives no lines of this file: the comment is on the whole file and names the line. */
  readonly onFile?: true;
}

/** What happens to a finding. It is never dropped: if it is not published, the verdict says why. */
export type Verdict =
  | { readonly publish: 'inline'; readonly at: Anchor }
  /** `dismissed`: what a person did with its comment. It still counts, and is not raised again. */
  | { readonly publish: 'summary'; readonly dismissed?: 'resolved' | 'hidden' | 'deleted' }
  | { readonly publish: false; readonly because: string; readonly accepted?: Acceptance };

/** A finding with its verdict. */
export interface Verified {
  readonly finding: Finding;
  readonly verdict: Verdict;
}

/** Whether a finding is published, or would be if people had not accepted it. */
export function isSaid({ verdict }: Pick<Verified, 'verdict'>): boolean {
  return verdict.publish !== false || verdict.accepted !== undefined;
}
