import type { Aspect, Difference } from '../../model/contract.ts';
import { combined, type Vocabulary } from '../vocabulary.ts';

type Given = Difference['given'];

const lifecycles: readonly Given[] = [
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
const required: readonly Given[] = [{ required: true }, { required: false }];

const writing: readonly Aspect[] = ['style', 'explode', 'itemStyle'];

/** What the readers of OpenAPI, and of the schemas in it, can state. */
export const vocabulary: Vocabulary = {
  contract: { aspects: ['unread'], given: [{}] },
  server: { aspects: ['address', 'default', 'unread'], given: [{}] },
  operation: {
    aspects: ['operationId', 'deprecated', 'sunset', 'stability', 'unread'],
    given: combined([{}, { webhook: true }, { callback: true }, { standsIn: 'orders.yaml' }], lifecycles),
  },
  security: {
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
    given: [{}, { part: 'flow' }, { part: 'scope', grant: 'password' }],
  },
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
  body: { aspects: ['required', 'unread'], given: combined(required, [{ site: 'body' }]) },
  'media-type': { aspects: ['type', 'unread'], given: [{ site: 'body' }] },
  response: { aspects: ['required', 'unread'], given: [{ success: true }, { success: false }] },
  header: {
    aspects: ['required', ...writing, 'deprecated', 'sunset', 'stability', 'unread'],
    given: combined(required, [{ site: 'header' }]),
  },
  schema: {
    aspects: [
      'exclusive',
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
    given: [{ site: 'body', format: 'unknown' }, { site: 'body' }, { site: 'parameter' }, { site: 'header' }],
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
    given: combined(required, lifecycles, [
      { readOnly: false, writeOnly: false },
      { readOnly: true, writeOnly: false },
      { readOnly: false, writeOnly: true },
      { readOnly: false, writeOnly: false, unknown: 'refused' },
    ]),
  },
  variant: { aspects: [], given: [{}] },
  'enum-value': {
    aspects: [],
    given: [{ extensible: true }, { extensible: false }, { extensible: false, implied: true }],
  },
  constraint: { aspects: [], given: [{ constraint: 'prefixItems' }, { constraint: 'patternProperties' }] },
};
