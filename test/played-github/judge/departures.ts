/** Where the real GitHub answers null and its description says that it never does. */
export const departures: readonly {
  readonly schema: string;
  readonly at: readonly string[];
  readonly because: string;
}[] = [
  ...['pull-request', 'pull-request-simple'].map((schema) => ({
    schema,
    at: ['properties', 'head', 'properties', 'repo'],
    because: 'the fork was deleted',
  })),
  ...['line', 'original_line', 'position'].flatMap((field) =>
    ['review-comment', 'pull-request-review-comment'].map((schema) => ({
      schema,
      at: ['properties', field],
      because: 'the comment is outdated, or stands on a whole file',
    })),
  ),
];
