import { lifecycles, required, schemaVocabulary, writing } from '../json-schema/vocabulary.ts';
import { combined, type Spoken, type Vocabulary } from '../vocabulary.ts';

/** What can be stated of ways to authenticate. */
export const securityVocabulary: Spoken = {
  aspects: [
    'scopes',
    'roles',
    'credential',
    'type',
    'location',
    'name',
    'openIdConnectUrl',
    'oauth2MetadataUrl',
    'authorizationUrl',
    'tokenUrl',
    'refreshUrl',
    'deviceAuthorizationUrl',
    'deprecated',
    'unread',
  ],
  given: [
    {},
    { undeclared: true },
    { combined: true, with: 'key + token' },
    { part: 'flow' },
    { part: 'scope', grant: 'password' },
  ],
};

/** What the readers of OpenAPI, and of the schemas in it, can state. */
export const vocabulary: Vocabulary = {
  contract: { aspects: ['unread'], given: [{}] },
  server: { aspects: ['address', 'default', 'unread'], given: [{}] },
  operation: {
    aspects: ['operationId', 'deprecated', 'sunset', 'stability', 'unread'],
    given: combined([{}, { webhook: true }, { callback: true }, { standsIn: 'orders.yaml' }], lifecycles),
  },
  security: securityVocabulary,
  parameter: {
    aspects: [
      'required',
      ...writing,
      'allowReserved',
      'allowEmptyValue',
      'deprecated',
      'sunset',
      'stability',
      'unread',
    ],
    given: combined(required, lifecycles, [{ in: 'query', site: 'parameter', hasDefault: false }]),
  },
  body: {
    aspects: ['required', 'unread'],
    given: combined(required, [{ site: 'body' }, { site: 'body', blank: true }]),
  },
  'media-type': { aspects: ['type', 'envelope', 'unread'], given: [{ site: 'body' }] },
  response: { aspects: ['status', 'required', 'unread'], given: [{ success: true }, { success: false }] },
  header: {
    aspects: ['required', ...writing, 'deprecated', 'sunset', 'stability', 'unread'],
    given: combined(required, [{ site: 'header' }]),
  },
  ...schemaVocabulary,
  variant: { ...schemaVocabulary.variant, given: [...schemaVocabulary.variant.given, { failed: true }] },
};
