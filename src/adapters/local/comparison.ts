/** What a person asked to have compared. Plain data: it is sent to the worker that does it. */
export type Comparison =
  | { readonly kind: 'folders'; readonly before: string; readonly after: string }
  /** Two revisions of the repository around `folder`; from their merge base, or from the tip of `base`. Null: the usual branch. */
  | {
      readonly kind: 'range';
      readonly folder: string;
      readonly base: string | null;
      readonly head: string;
      readonly mergeBase: boolean;
    }
  /** What is on the disk, committed or not, against the branch it will be merged into. */
  | { readonly kind: 'working-tree'; readonly folder: string; readonly base: string | null }
  /** What the next commit would bring, against the last one. */
  | { readonly kind: 'staged'; readonly folder: string }
  /** Every file counts as added: an audit of a folder, or of a revision. */
  | { readonly kind: 'everything'; readonly folder: string; readonly head: string | null };
