/** What a command asks for: data, which the App acts on after it has asked the host whether this person may. */
export type Intent =
  /** Review this head again, whatever was said before, also where it is a draft. */
  | { readonly do: 'review' }
  /** Report the check again: the rules judge anew, and what a model was paid for is used again. */
  | { readonly do: 'recheck' }
  /** Say everything that is known about one finding; with null, which findings there are. */
  | { readonly do: 'explain'; readonly id: string | null }
  /** Answer with words, in Markdown of ours. */
  | { readonly do: 'say'; readonly text: string };
