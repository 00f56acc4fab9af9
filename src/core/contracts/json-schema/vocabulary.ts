import type { Aspect } from '../../model/aspect.ts';
import type { Difference } from '../../model/contract.ts';
import { combined, type Vocabulary } from '../vocabulary.ts';

type Given = Difference['given'];

/** Every stage of its life that something can be at. */
export const lifecycles: readonly Given[] = [
  { deprecated: false, sunset: 'none', stability: 'none' },
  { deprecated: false, sunset: 'none', stability: 'stable' },
  { deprecated: false, sunset: 'none', stability: 'draft' },
  { deprecated: false, sunset: 'none', stability: 'invalid' },
  ...['none', 'invalid', 'ahead', 'passed'].flatMap((sunset) =>
    ['none', 'invalid', 'draft', 'alpha', 'beta', 'stable'].map((stability) => ({
      deprecated: true,
      sunset,
      stability,
    })),
  ),
];
/** Whether something has to be there. */
export const required: readonly Given[] = [{ required: true }, { required: false }];

/** How values are written as text. */
export const writing: readonly Aspect[] = ['style', 'explode', 'itemStyle'];

/** What the reader of schemas can state, whatever format they stand in. */
export const schemaVocabulary = {
  schema: {
    aspects: [
      'exclusive',
      'overlap',
      'type',
      'format',
      'nullable',
      'enum',
      'variants',
      'const',
      'pattern',
      'minimum',
      'maximum',
      'multipleOf',
      'minLength',
      'maxLength',
      'minItems',
      'maxItems',
      'uniqueItems',
      'minProperties',
      'maxProperties',
      'minContains',
      'maxContains',
      'additionalProperties',
      'unevaluatedProperties',
      'unevaluatedItems',
      'dependentRequired',
      'not',
      'if',
      'contentEncoding',
      'contentMediaType',
      'discriminator',
      'discriminatorMapping',
      'extensible',
      'xml',
      'default',
      'unread',
    ],
    given: [
      { site: 'body', format: 'unknown' },
      { site: 'body', undefinedType: true },
      { site: 'body', named: true },
      { site: 'body', blank: true },
      { site: 'body' },
      { site: 'parameter' },
      { site: 'header' },
    ],
  },
  property: {
    aspects: [
      'required',
      ...writing,
      'contentType',
      'allowReserved',
      'allowEmptyValue',
      'readOnly',
      'writeOnly',
      'deprecated',
      'sunset',
      'stability',
      'xml',
    ],
    given: [
      ...combined(required, lifecycles, [
        { readOnly: false, writeOnly: false },
        { readOnly: true, writeOnly: false },
        { readOnly: false, writeOnly: true },
        { readOnly: false, writeOnly: false, unknown: 'refused' },
        { readOnly: false, writeOnly: false, unknown: 'ignored' },
        { readOnly: false, writeOnly: false, unknown: 'held' },
        { readOnly: false, writeOnly: false, blank: true },
      ]),
      {
        required: true,
        deprecated: false,
        sunset: 'none',
        stability: 'none',
        readOnly: false,
        writeOnly: false,
        undescribed: true,
      },
    ],
  },
  variant: { aspects: [], given: [{}, { tag: true }, { sparser: true }] },
  'enum-value': {
    aspects: [],
    given: [{ extensible: true }, { extensible: false }, { extensible: false, implied: true }],
  },
  constraint: {
    aspects: ['if'],
    given: [
      { constraint: 'prefixItems' },
      { constraint: 'items', blank: true },
      { constraint: 'patternProperties' },
      { constraint: 'if' },
      { constraint: 'if', regrouped: true },
    ],
  },
} satisfies Vocabulary;

/** What the reader of schemas that stand by themselves can state. */
export const vocabulary: Vocabulary = {
  ...schemaVocabulary,
  schema: {
    ...schemaVocabulary.schema,
    given: [...schemaVocabulary.schema.given, { site: 'body', library: true, became: 'none of them' }],
  },
};
