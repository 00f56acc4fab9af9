/** What the user asked to compare. Plain data: it is sent to the worker. */
export type Comparison =
  | { readonly kind: 'folders'; readonly before: string; readonly after: string }
  /**
   * Two revisions of the repository around `folder`, from their merge base or from the tip of `base`. Null means the
   * default branch.
   */
  | {
      readonly kind: 'range';
      readonly folder: string;
      readonly base: string | null;
      readonly head: string;
      readonly mergeBase: boolean;
    }
  /** The files on the disk, committed or not, against the branch they will be merged into. */
  | { readonly kind: 'working-tree'; readonly folder: string; readonly base: string | null }
  /** What the next commit would contain, against the last one. */
  | { readonly kind: 'staged'; readonly folder: string }
  /** Every file counts as added: an audit of a folder or a revision. */
  | { readonly kind: 'everything'; readonly folder: string; readonly head: string | null };
