import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const routes = 'services/orders/src/routes/orders.ts';
const release: Edit = { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' };

export default {
  seed: 'express-openapi',
  title: 'Never deliver without a note for the driver',
  area: 'API contracts & docs',
  flawed: [
    release,
    { path: openapi, replace: 'required: [lines]', by: 'required: [note, lines]' },
    {
      path: routes,
      replace: "const { lines, note = '' } = request.body;",
      by: 'const { lines, note } = request.body;',
    },
    { path: routes, replace: 'if (!key || !Array', by: 'if (!key || !note || !Array' },
  ],
  safe: [
    release,
    {
      path: openapi,
      replace: '          maxLength: 500\n',
      by: '          maxLength: 500\n          description: For the driver, who rings the bell where there is none\n',
    },
    {
      path: routes,
      replace: "const { lines, note = '' } = request.body;",
      by: "const { lines, note = 'Please ring the bell' } = request.body;",
    },
  ],
  golden: [
    {
      checks: ['contract/request-field-became-required', 'VER-05'],
      path: openapi,
      quote: 'required: [note, lines]',
      side: 'after',
      severity: 'critical',
      must: true,
      also: [
        { path: openapi, quote: 'required: [lines]', side: 'before' },
        { path: routes, quote: '!note', side: 'after' },
      ],
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
