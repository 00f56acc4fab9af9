import type { Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'openapi.yaml';
const routes = 'billing/routes/invoices.py';

export default {
  seed: 'fastapi-postgres',
  title: 'Make pages of invoices smaller',
  area: 'API design & patterns',
  flawed: [
    { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.4.1' },
    {
      path: openapi,
      replace: '            maximum: 200\n            default: 50',
      by: '            maximum: 100\n            default: 50',
    },
    { path: openapi, replace: 'maxItems: 200', by: 'maxItems: 100' },
    { path: routes, replace: 'Query(ge=1, le=200)', by: 'Query(ge=1, le=100)' },
  ],
  safe: [
    { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.4.1' },
    {
      path: openapi,
      replace: '            maximum: 200\n            default: 50',
      by: '            maximum: 200\n            default: 50\n          description: More than 100 are asked for in vain',
    },
    { path: openapi, replace: 'maxItems: 200', by: 'maxItems: 100' },
    { path: routes, replace: '.limit(limit)', by: '.limit(min(limit, 100))' },
  ],
  golden: [
    {
      checks: ['contract/request-limit-tightened', 'VER-10'],
      path: openapi,
      quote: 'maximum: 100',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: routes, quote: 'le=100', side: 'after' }],
    },
    {
      checks: ['versioning/breaking-change-without-major-bump', 'VER-15'],
      path: openapi,
      quote: 'version: 1.4.1',
      side: 'after',
      severity: 'medium',
      must: 'nice',
    },
  ],
} satisfies Mutator;
