import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const release: readonly Edit[] = [
  { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' },
  { path: 'services/orders/package.json', replace: '"version": "2.3.0"', by: '"version": "2.4.0"' },
];

export default {
  seed: 'express-openapi',
  title: 'Remove what the old shop printed',
  area: 'API design & patterns',
  flawed: [
    ...release,
    {
      path: openapi,
      replace: `  /orders/{id}/invoice:
    get:
      operationId: getInvoice
      summary: The invoice, as the old shop printed it
      description: Replaced by the documents service
      deprecated: true
      x-sunset: '2027-03-31'
      parameters:
        - $ref: '#/components/parameters/Id'
      responses:
        '200':
          description: The invoice
          content:
            application/pdf:
              schema:
                type: string
                format: binary
`,
      by: '',
    },
  ],
  safe: [
    ...release,
    {
      path: openapi,
      replace: `  /orders/{id}/label:
    get:
      operationId: getLabel
      summary: The parcel label, as the old shop printed it
      description: Replaced by the shipping service
      deprecated: true
      x-sunset: '2026-09-30'
      parameters:
        - $ref: '#/components/parameters/Id'
      responses:
        '200':
          description: The label
          content:
            application/pdf:
              schema:
                type: string
                format: binary
`,
      by: '',
    },
  ],
  golden: [
    {
      checks: ['versioning/removed-before-sunset', 'VER-17'],
      path: openapi,
      quote: '/orders/{id}/invoice:',
      side: 'before',
      severity: 'high',
      must: true,
      also: [{ path: openapi, quote: "x-sunset: '2027-03-31'", side: 'before' }],
    },
    {
      checks: ['versioning/breaking-change-without-major-bump', 'VER-15'],
      path: openapi,
      quote: 'version: 2.4.0',
      side: 'after',
      severity: 'medium',
      must: 'nice',
    },
  ],
} satisfies Mutator;
