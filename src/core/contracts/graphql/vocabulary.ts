import { combined, type Vocabulary } from '../vocabulary.ts';

const lifecycles = [{ deprecated: false }, { deprecated: true }];
const required = [{ required: true }, { required: false }];
const refused = [{}, { unknown: 'refused' }];

/** What the reader of GraphQL can state. */
export const vocabulary: Vocabulary = {
  contract: { aspects: ['directives', 'roots'], given: [{}] },
  operation: {
    aspects: ['deprecated', 'hidden', 'external', 'shared', 'authorization', 'directives'],
    given: lifecycles,
  },
  type: {
    aspects: [
      'type',
      'hidden',
      'external',
      'shared',
      'authorization',
      'directives',
      'identifiers',
      'oneOf',
      'specifiedBy',
    ],
    given: [{ reached: true }, { reached: false }],
  },
  property: {
    aspects: ['required', 'deprecated', 'hidden', 'external', 'shared', 'authorization', 'directives'],
    given: combined(required, lifecycles, refused),
  },
  argument: {
    aspects: ['required', 'deprecated', 'hidden', 'authorization', 'directives'],
    given: combined(required, lifecycles, refused),
  },
  schema: { aspects: ['type', 'nullable', 'default'], given: combined(required, [{ site: 'body' }]) },
  'enum-value': {
    aspects: ['deprecated', 'hidden', 'authorization', 'directives'],
    given: [{ extensible: false }],
  },
  'possible-type': {
    aspects: [],
    given: [
      { abstract: 'union', member: 'object', returned: true },
      { abstract: 'union', member: 'object', returned: false },
      { abstract: 'interface', member: 'object', returned: true },
      { abstract: 'interface', member: 'object', returned: false },
      { abstract: 'interface', member: 'interface', returned: false },
    ],
  },
  directive: { aspects: ['locations', 'schemaLocations', 'repeatable'], given: [{}] },
};
