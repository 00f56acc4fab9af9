import type { AskedAnswer } from './material.ts';

/** What a command asks for: data, which the App acts on after it has asked the host whether this person may. */
export type Intent =
  /** Review this head again, whatever was said before, also where it is a draft. `full`: the agent is asked anew. */
  | { readonly do: 'review'; readonly full: boolean }
  /** Say what is found in some files and folders. */
  | { readonly do: 'look'; readonly paths: readonly string[] }
  /** Leave the pull request alone, or no longer. */
  | { readonly do: 'steer'; readonly how: 'paused' | 'ignored' | 'resumed' }
  /** Answer from the facts of the change. */
  | { readonly do: 'answer'; readonly asked: AskedAnswer }
  /** Say what is configured, and where. */
  | { readonly do: 'configuration' }
  /** Say how far the review is. */
  | { readonly do: 'status' }
  /** Report the check again: the rules judge anew, and what a model was paid for is used again. */
  | { readonly do: 'recheck' }
  /** Say everything that is known about one finding; with null, which findings there are. */
  | { readonly do: 'explain'; readonly id: string | null }
  /** Take findings as they are, or take that back. */
  | ({ readonly do: 'decide' } & Decision)
  /** Answer with words, in Markdown of ours. `refused`: nothing was done, because the command cannot be meant. */
  | { readonly do: 'say'; readonly text: string; readonly refused?: true };

/** What somebody decides about findings. */
export interface Decision {
  readonly verb: 'accept' | 'dismiss' | 'unaccept' | 'undismiss';
  /** Findings by their id, or how it begins; `all` there are; with null the one of the thread. */
  readonly of: string | null;
  readonly until: string | null;
  readonly reason: string;
}
