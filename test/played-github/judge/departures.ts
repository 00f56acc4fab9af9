/** Where the real GitHub says what its description leaves out. */
export interface Departure {
  readonly schema: string;
  readonly at: readonly string[];
  /** Null, or a word that is not listed. */
  readonly says: 'null' | 'another word';
  readonly because: string;
}

/** Every place where the description is not taken at its word. */
export const departures: readonly Departure[] = [
  ...['pull-request', 'pull-request-simple'].map((schema) => ({
    schema,
    at: ['properties', 'head', 'properties', 'repo'],
    says: 'null' as const,
    because: 'the fork was deleted',
  })),
  ...['line', 'original_line', 'position'].flatMap((field) =>
    ['review-comment', 'pull-request-review-comment'].map((schema) => ({
      schema,
      at: ['properties', field],
      says: 'null' as const,
      because: 'the comment is outdated, or stands on a whole file',
    })),
  ),
  {
    schema: 'webhook-check-suite-rerequested',
    at: ['properties', 'check_suite', 'properties', 'app', 'properties', 'events', 'items'],
    says: 'another word',
    because: 'its list of events is older than the merge queue',
  },
];
