import type { Vocabulary } from '../vocabulary.ts';

const fallbacks = [true, false].map((hasDefault) => ({ hasDefault }));

/** What the reader of Avro can state. */
export const vocabulary: Vocabulary = {
  contract: { aspects: [], given: [{}] },
  schema: { aspects: ['type', 'format', 'name', 'nullable', 'default'], given: [{ site: 'body' }] },
  property: {
    aspects: ['name', 'aliases', 'default'],
    given: fallbacks.map(({ hasDefault }) => ({ required: !hasDefault, hasDefault })),
  },
  type: { aspects: [], given: [{}] },
  rpc: { aspects: ['oneway'], given: [{}] },
  variant: { aspects: [], given: [{}] },
  'enum-value': { aspects: [], given: fallbacks },
  constraint: { aspects: [], given: [{ constraint: 'items' }, { constraint: 'values' }] },
};
