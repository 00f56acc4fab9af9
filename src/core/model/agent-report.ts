import type { Place, Side } from './place.ts';

/** What agents came to beside their findings. Plain data. */
export interface AgentReport {
  /** Who looked, and which models answered, by their full ids. */
  readonly agents: readonly string[];
  readonly models: readonly string[];
  readonly calls: number;
  /** US dollars, by our table of prices: all calls together, and the dearest of them. */
  readonly dollars: number;
  readonly dearest: number;
  /** What was seen and is for somebody else to judge. */
  readonly handOffs: readonly HandOff[];
  /** Lines that seem to be written for a reviewer that is a program; what is not said about such a file means little. */
  readonly suspects: readonly (Place & { readonly side: Side })[];
  /** Changed files that no agent was shown whole, and why. */
  readonly skipped: readonly { readonly path: string; readonly because: string }[];
  /** What an agent claimed and could not show, by reason. */
  readonly dropped: readonly { readonly title: string; readonly because: string }[];
  /** What an agent claimed and skeptics refuted, each with the line that speaks against it. */
  readonly withheld: readonly Withheld[];
  /** What was found of low severity, and is not raised for that. */
  readonly leftAside: readonly LeftAside[];
  /** What there is to say of the agent files. */
  readonly notes: readonly string[];
  /** Which evidence was judged, and the findings it gave: what is the same the next time is not asked again. */
  readonly judged: Readonly<Record<string, readonly string[]>>;
}

/** Something for a specialist. */
export interface HandOff extends Place {
  readonly to: string;
  readonly what: string;
}

/** A finding that weighs too little to be raised. */
export interface LeftAside extends Place {
  readonly rule: string;
  readonly message: string;
}

/** A claim that does not hold, and why. */
export interface Withheld extends Place {
  readonly rule: string;
  readonly message: string;
  readonly why: string;
  readonly side: Side;
  /** The line it stands on. */
  readonly quote: string;
  /** In words that follow a colon. */
  readonly because: string;
  readonly reasoning: string;
  /** The line that shows it. */
  readonly decisive: (Place & { readonly side: Side; readonly quote: string }) | null;
}
