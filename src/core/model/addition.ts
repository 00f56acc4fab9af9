import type { Place, Side } from './place.ts';

/** What an agent is asked to add to an answer from facts. All of it is ours: nothing comes from a change. */
export interface Brief {
  readonly name: string;
  /** What it could add, as words that follow a colon. */
  readonly richer: string;
  /** The sections it may add to. */
  readonly sections: readonly string[];
  /** Whether it may use tools to look around. */
  readonly looks: boolean;
}

/** A sentence that an agent adds to an answer. Code has found all its lines and names. */
export interface Addition {
  readonly section: string;
  readonly text: string;
  /** The lines that show it, at least one. */
  readonly lines: readonly (Place & { readonly side: Side; readonly quote: string })[];
  /** Proposed code, which nobody has run; null if nothing is proposed. */
  readonly sketch: { readonly language: string; readonly code: readonly string[] } | null;
}

/** The result of asking an agent. */
export interface Additions {
  readonly additions: readonly Addition[];
  /** How many sentences were left out because something they name was not found. */
  readonly dropped: number;
  /** Why no agent was asked, or none answered; null if one did. */
  readonly because: string | null;
}

/** The result of not asking, with the reason. */
export function nothingAdded(because: string): Additions {
  return { additions: [], dropped: 0, because };
}
