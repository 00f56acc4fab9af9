import type { Place, Side } from './place.ts';

/** What an agent is asked to add to an answer from facts. Data of ours: nothing of it comes from a change. */
export interface Brief {
  readonly name: string;
  /** What it would add, in words that follow a colon. */
  readonly richer: string;
  /** What it may add something to. */
  readonly sections: readonly string[];
  /** Whether it may look around for it. */
  readonly looks: boolean;
}

/** Something an agent adds to an answer. Code has found every line, and every name in the text. */
export interface Addition {
  readonly section: string;
  readonly text: string;
  /** The lines that show it; there is one at least. */
  readonly lines: readonly (Place & { readonly side: Side; readonly quote: string })[];
  /** What could be written there, which nobody has run; null where nothing is proposed. */
  readonly sketch: { readonly language: string; readonly code: readonly string[] } | null;
}

/** What came of asking an agent. */
export interface Additions {
  readonly additions: readonly Addition[];
  /** How many sentences were left out, because what they name was not found. */
  readonly dropped: number;
  /** Why nobody was asked, or nothing came of it; null where an agent answered. */
  readonly because: string | null;
}

/** Nobody was asked, and why. */
export function nothingAdded(because: string): Additions {
  return { additions: [], dropped: 0, because };
}
