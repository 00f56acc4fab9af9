import { combined, type Vocabulary } from '../vocabulary.ts';

const plain = [{}];
const taken = { wasReserved: true, takes: 'the number 2' };
const deprecated = [{ deprecated: false }, { deprecated: true }];
const demands = combined(
  [{ required: true }, { required: false }],
  [{ demanded: true }, { demanded: false }],
  deprecated,
);
const ofField = [
  'number',
  'name',
  'jsonName',
  'type',
  'cardinality',
  'required',
  'oneof',
  'demanded',
  'default',
  'jstype',
  'stringType',
  'utf8Validation',
  'javaUtf8Validation',
  'deprecated',
  'unread',
] as const;

/** What the reader of protobuf can state. */
export const vocabulary: Vocabulary = {
  file: {
    aspects: ['package', 'syntax', 'publicImports', 'deprecated', 'unread'],
    given: [
      {},
      { moved: true, into: 'orders.proto' },
      { moved: false },
      { repackaged: true },
      { standsIn: 'orders.proto' },
    ],
  },
  option: { aspects: ['option'], given: plain },
  message: {
    aspects: [
      'file',
      'visibility',
      'reserved',
      'extensionRanges',
      'jsonFormat',
      'wireFormat',
      'descriptorAccessor',
      'deprecated',
      'unread',
    ],
    given: plain,
  },
  property: {
    aspects: ofField,
    given: [...demands, ...deprecated.map((one) => ({ required: false, demanded: false, ...one, ...taken }))],
  },
  extension: {
    aspects: ofField,
    given: demands,
  },
  enum: { aspects: ['file', 'visibility', 'reserved', 'enumType', 'jsonFormat', 'deprecated', 'unread'], given: plain },
  'enum-value': {
    aspects: ['name', 'deprecated', 'unread'],
    given: combined([{ extensible: true }, { extensible: false }], [{}, taken], deprecated),
  },
  service: { aspects: ['file', 'package', 'deprecated', 'unread'], given: plain },
  rpc: {
    aspects: [
      'requestType',
      'responseType',
      'clientStreaming',
      'serverStreaming',
      'idempotency',
      'http',
      'deprecated',
      'unread',
    ],
    given: deprecated,
  },
};
