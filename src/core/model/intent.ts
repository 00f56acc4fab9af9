import type { AskedAnswer } from './material.ts';

/** What a command asks for, as data. The App carries it out if the host says that the author may. */
export type Intent =
  /** Review this head again, even a draft. `full`: ask the agent about every part again. */
  | { readonly do: 'review'; readonly full: boolean }
  /** Report the findings in some files and folders. */
  | { readonly do: 'look'; readonly paths: readonly string[] }
  /** Pause, ignore or resume reviews of the pull request. */
  | { readonly do: 'steer'; readonly how: 'paused' | 'ignored' | 'resumed' }
  /** Answer from the facts of the change. */
  | { readonly do: 'answer'; readonly asked: AskedAnswer }
  /** Report the configuration and its files. */
  | { readonly do: 'configuration' }
  /** Report the progress of the review. */
  | { readonly do: 'status' }
  /** Report the check again: the rules run again, and paid answers of the model are reused. */
  | { readonly do: 'recheck' }
  /** Explain a finding; with null, list all. */
  | { readonly do: 'explain'; readonly id: string | null }
  /** Accept or dismiss findings, or undo that. */
  | ({ readonly do: 'decide' } & Decision)
  /** Reply with Markdown of ours. `refused`: the command makes no sense, and nothing was done. */
  | { readonly do: 'say'; readonly text: string; readonly refused?: true };

/** A decision about findings. */
export interface Decision {
  readonly verb: 'accept' | 'dismiss' | 'unaccept' | 'undismiss';
  /** A finding by the beginning of its id; `all`; or null for the finding of the thread. */
  readonly of: string | null;
  readonly until: string | null;
  readonly reason: string;
}
