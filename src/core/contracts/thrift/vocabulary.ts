import { combined, type Vocabulary } from '../vocabulary.ts';

const plain = [{}];
const additions = [{ between: true }, { between: false }, { alternative: 'exception' }, { alternative: 'member' }];
const deprecated = [{ deprecated: false }, { deprecated: true }];

/** What the reader of Thrift can state. */
export const vocabulary: Vocabulary = {
  option: { aspects: ['option'], given: plain },
  message: { aspects: ['file', 'type', 'deprecated', 'unread'], given: plain },
  property: {
    aspects: ['number', 'name', 'type', 'required', 'default', 'deprecated', 'unread'],
    given: combined([{ required: true }, { required: false }], additions, deprecated),
  },
  enum: { aspects: ['file', 'deprecated', 'unread'], given: plain },
  'enum-value': {
    aspects: ['name', 'number', 'deprecated', 'unread'],
    given: combined([{ extensible: false }], deprecated),
  },
  type: { aspects: ['file', 'type', 'deprecated', 'unread'], given: plain },
  constant: { aspects: ['file', 'type', 'const', 'deprecated', 'unread'], given: plain },
  service: { aspects: ['file', 'extends', 'deprecated', 'unread'], given: plain },
  rpc: { aspects: ['responseType', 'oneway', 'deprecated', 'unread'], given: deprecated },
};
