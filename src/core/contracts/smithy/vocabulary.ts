import type { Difference } from '../../model/contract.ts';
import { combined, type Vocabulary } from '../vocabulary.ts';

type Given = Difference['given'];

const lifecycles: readonly Given[] = [true, false].flatMap((deprecated) =>
  ['none', 'alpha'].map((stability) => ({ deprecated, sunset: 'none', stability })),
);
const fields: readonly Given[] = [true, false].flatMap((required) =>
  [true, false].map((hasDefault) => ({ required, hasDefault })),
);
const labels: readonly Given[] = fields.map((given) => ({ ...given, label: true }));
const wire = ['jsonName', 'xml', 'binding', 'trait'] as const;

/** What the reader of Smithy can state. */
export const vocabulary: Vocabulary = {
  contract: { aspects: [], given: [{}] },
  service: { aspects: ['protocols', 'auth', 'deprecated', 'stability', ...wire], given: [{}] },
  resource: { aspects: ['identifiers', 'deprecated', 'stability', 'trait'], given: [{}] },
  operation: { aspects: ['auth', 'pagination', 'deprecated', 'stability', ...wire], given: lifecycles },
  type: {
    aspects: [],
    given: ['type', 'value', 'private'].flatMap((generated) =>
      [true, false].map((reached) => ({ generated, reached })),
    ),
  },
  body: { aspects: [], given: [{}] },
  response: {
    aspects: [],
    given: [{ success: true }, { success: false, declared: true }, { success: false, declared: false }],
  },
  property: {
    aspects: ['required', 'name', 'deprecated', 'stability', ...wire],
    given: combined([...fields, ...labels], lifecycles),
  },
  variant: { aspects: [...wire], given: [{ extensible: true }] },
  'enum-value': { aspects: [], given: [{ extensible: true, site: 'body' }] },
  constraint: { aspects: [...wire], given: [{ constraint: 'items' }] },
  schema: {
    aspects: [
      'type',
      'name',
      'default',
      'minLength',
      'maxLength',
      'minimum',
      'maximum',
      'pattern',
      'uniqueItems',
      'format',
      'contentMediaType',
      'streaming',
      'order',
      ...wire,
    ],
    given: [
      { site: 'body' },
      { site: 'body', declared: true, listed: false },
      { site: 'body', declared: true, listed: true },
    ],
  },
};
