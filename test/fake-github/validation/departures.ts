/** A place where the answers of the real GitHub differ from its description. */
export interface Departure {
  /** The path in the description. */
  readonly at: readonly string[];
  /** What GitHub answers: null, a value that the enum does not list, or one shape of those it calls for at once. */
  readonly says: 'null' | 'another word' | 'one of them';
  readonly because: string;
}

const schema = (name: string, ...properties: readonly string[]) => [
  'components',
  'schemas',
  name,
  ...properties.flatMap((property) => (property === '[]' ? ['items'] : ['properties', property])),
];

/** All departures that tests depend on. */
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
