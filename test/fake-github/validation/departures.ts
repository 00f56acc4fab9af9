/** Where the real GitHub says what its description leaves out, or cannot say what it asks for. */
export interface Departure {
  /** Where in the description. */
  readonly at: readonly string[];
  /** Null, a word that is not listed, or one of several shapes instead of all of them at once. */
  readonly says: 'null' | 'another word' | 'one of them';
  readonly because: string;
}

const schema = (name: string, ...properties: readonly string[]) => [
  'components',
  'schemas',
  name,
  ...properties.flatMap((property) => (property === '[]' ? ['items'] : ['properties', property])),
];

/** Every place where the description is not taken at its word. */
export const departures: readonly Departure[] = [
  ...['pull-request', 'pull-request-simple'].map((name) => ({
    at: schema(name, 'head', 'repo'),
    says: 'null' as const,
    because: 'the fork was deleted',
  })),
  ...['line', 'original_line', 'position'].flatMap((field) =>
    ['review-comment', 'pull-request-review-comment'].map((name) => ({
      at: schema(name, field),
      says: 'null' as const,
      because: 'the comment is outdated, or stands on a whole file',
    })),
  ),
  {
    at: schema('webhook-check-suite-rerequested', 'check_suite', 'app', 'events', '[]'),
    says: 'another word',
    because: 'its list of events is older than the merge queue',
  },
  {
    at: [
      'paths',
      '/app/installations',
      'get',
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
      'items',
    ].concat(['properties', 'account']),
    says: 'one of them',
    because: 'nobody is a user and an enterprise',
  },
];
