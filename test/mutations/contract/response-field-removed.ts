import type { Edit, Label, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const release: Edit = { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' };
const version: Label = {
  checks: ['versioning/breaking-change-without-major-bump', 'VER-15'],
  path: openapi,
  quote: 'version: 2.4.0',
  side: 'after',
  severity: 'medium',
  must: 'nice',
};

export default {
  seed: 'express-openapi',
  title: 'Name the contact of an order',
  area: 'API contracts & docs',
  flawed: [
    release,
    {
      path: openapi,
      replace: 'required: [id, status, total, email, lines]',
      by: 'required: [id, status, total, contact, lines]',
    },
    { path: openapi, replace: '        email:\n', by: '        contact:\n' },
    { path: 'services/orders/src/store.ts', replace: 'total, email, note', by: 'total, email as contact, note' },
    { path: 'services/orders/src/store.ts', replace: 'readonly email: string', by: 'readonly contact: string' },
  ],
  safe: [
    release,
    {
      path: openapi,
      replace: 'required: [id, status, total, email, lines]',
      by: 'required: [id, status, total, email, contact, lines]',
    },
    {
      path: openapi,
      replace: '        email:\n          type: string\n          description: Where the confirmation was sent\n',
      by: `        contact:
          type: string
          description: Where the confirmation was sent
        email:
          type: string
          description: The same as contact
          deprecated: true
          x-sunset: '2027-12-31'
`,
    },
    {
      path: 'services/orders/src/store.ts',
      replace: 'total, email, note',
      by: 'total, email, email as contact, note',
    },
    {
      path: 'services/orders/src/store.ts',
      replace: '  readonly email: string;\n',
      by: '  readonly email: string;\n  readonly contact: string;\n',
    },
  ],
  golden: [
    {
      checks: ['contract/response-field-removed', 'VER-02'],
      path: openapi,
      quote: '        email:',
      side: 'before',
      severity: 'high',
      must: true,
      also: [
        { path: openapi, quote: '        contact:', side: 'after' },
        { path: 'services/orders/src/store.ts', quote: 'readonly email: string', side: 'before' },
      ],
    },
    version,
  ],
} satisfies Mutator;
