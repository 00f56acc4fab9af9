import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const routes = 'services/orders/src/routes/orders.ts';
const release: Edit = { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' };
const field = '        note:\n          type: string\n          maxLength: 500\n';

export default {
  seed: 'express-openapi',
  title: 'Take no more notes with orders',
  area: 'API contracts & docs',
  flawed: [
    release,
    { path: openapi, replace: field, by: '' },
    { path: routes, replace: "const { lines, note = '' } = request.body;", by: 'const { lines } = request.body;' },
    { path: routes, replace: 'place(customer, key, lines, note)', by: "place(customer, key, lines, '')" },
  ],
  safe: [
    release,
    { path: openapi, replace: field, by: `${field}          deprecated: true\n          x-sunset: '2027-12-31'\n` },
  ],
  golden: [
    {
      checks: ['contract/request-field-removed', 'VER-03'],
      path: openapi,
      quote: 'maxLength: 500',
      side: 'before',
      severity: 'medium',
      must: true,
      also: [{ path: routes, quote: "note = ''", side: 'before' }],
    },
    {
      // The field is ignored, so nothing breaks for sure: saying it is a matter of taste.
      checks: ['VER-15'],
      path: openapi,
      quote: 'version: 2.4.0',
      side: 'after',
      severity: 'medium',
      must: 'nice',
    },
  ],
} satisfies Mutator;
