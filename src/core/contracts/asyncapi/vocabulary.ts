import { required, schemaVocabulary } from '../json-schema/vocabulary.ts';
import { securityVocabulary } from '../openapi/vocabulary.ts';
import { combined, type Vocabulary } from '../vocabulary.ts';

/** What the reader of AsyncAPI, and of the schemas in it, can state. */
export const vocabulary: Vocabulary = {
  contract: { aspects: ['contentType', 'unread'], given: [{}] },
  server: { aspects: ['address', 'protocols', 'unread'], given: [{}] },
  security: securityVocabulary,
  operation: {
    aspects: ['action', 'address', 'location', 'operationId', 'unread'],
    given: combined(
      [{ action: 'send' }, { action: 'receive' }, { action: 'describe' }],
      [{}, { standsIn: 'orders.yaml' }],
    ),
  },
  parameter: { aspects: ['location', 'unread'], given: combined(required, [{ in: 'path', site: 'parameter' }]) },
  message: {
    aspects: ['contentType', 'correlationId', 'format', 'unread'],
    given: [{}],
  },
  header: { aspects: [], given: [{ site: 'header', required: false }] },
  setting: { aspects: ['setting'], given: [{ hint: false }, { hint: true }] },
  ...schemaVocabulary,
};
