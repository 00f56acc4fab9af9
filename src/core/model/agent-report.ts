import type { Place, Side } from './place.ts';

/** What agents reported besides their findings. Plain data. */
export interface AgentReport {
  /** The agents that looked, and the models that answered, by their full ids. */
  readonly agents: readonly string[];
  readonly models: readonly string[];
  readonly calls: number;
  /** The cost in US dollars by our price table: of all calls, and of the most expensive one. */
  readonly dollars: number;
  readonly dearest: number;
  /** Observations for other specialists. */
  readonly handOffs: readonly HandOff[];
  /** Lines that seem to address an automated reviewer: silence about such a file means little. */
  readonly suspects: readonly (Place & { readonly side: Side })[];
  /** Changed files that no agent saw whole, and why. */
  readonly skipped: readonly { readonly path: string; readonly because: string }[];
  /** Claims of agents that failed the checks, by reason. */
  readonly dropped: readonly { readonly title: string; readonly because: string }[];
  /** Claims of agents that skeptics refuted, each with the line that refutes it. */
  readonly withheld: readonly Withheld[];
  /** Findings of low severity, which are not raised. */
  readonly leftAside: readonly LeftAside[];
  /** Notes on the agent files. */
  readonly notes: readonly string[];
  /** The ids of the findings by fingerprint of the evidence: unchanged evidence is not judged again. */
  readonly judged: Readonly<Record<string, readonly string[]>>;
}

/** Something for another specialist. */
export interface HandOff extends Place {
  readonly to: string;
  readonly what: string;
}

/** A finding of too low severity to be raised. */
export interface LeftAside extends Place {
  readonly rule: string;
  readonly message: string;
}

/** A refuted claim, and why. */
export interface Withheld extends Place {
  readonly rule: string;
  readonly message: string;
  readonly why: string;
  readonly side: Side;
  /** The text of the line. */
  readonly quote: string;
  /** As words that follow a colon. */
  readonly because: string;
  readonly reasoning: string;
  /** The line that refutes it. */
  readonly decisive: (Place & { readonly side: Side; readonly quote: string }) | null;
}
