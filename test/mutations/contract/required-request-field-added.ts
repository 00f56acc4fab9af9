import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const routes = 'services/orders/src/routes/orders.ts';
const field: readonly Edit[] = [
  { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' },
  {
    path: openapi,
    replace: '        note:\n          type: string\n          maxLength: 500\n',
    by: `        note:
          type: string
          maxLength: 500
        channel:
          type: string
          maxLength: 20
          description: Where the order came from
`,
  },
  {
    path: routes,
    replace: "import { missingOf } from '../clients/stock.ts';\n",
    by: "import { missingOf } from '../clients/stock.ts';\nimport { log } from '../log.ts';\n",
  },
  {
    path: routes,
    replace: '  await authorise(order.id, order.total);\n',
    by: "  await authorise(order.id, order.total);\n  log.info({ order: order.id, channel }, 'placed');\n",
  },
];

export default {
  seed: 'express-openapi',
  title: 'Record where orders come from',
  area: 'API contracts & docs',
  flawed: [
    ...field,
    { path: openapi, replace: 'required: [lines]', by: 'required: [lines, channel]' },
    {
      path: routes,
      replace: "const { lines, note = '' } = request.body;",
      by: "const { lines, note = '', channel } = request.body;",
    },
    { path: routes, replace: 'if (!key || !Array', by: 'if (!key || !channel || !Array' },
  ],
  safe: [
    ...field,
    {
      path: routes,
      replace: "const { lines, note = '' } = request.body;",
      by: "const { lines, note = '', channel = 'unknown' } = request.body;",
    },
  ],
  golden: [
    {
      checks: ['contract/required-request-field-added', 'VER-04'],
      path: openapi,
      quote: '        channel:',
      side: 'after',
      severity: 'critical',
      must: true,
      also: [
        { path: openapi, quote: 'required: [lines, channel]', side: 'after' },
        { path: routes, quote: '!channel', side: 'after' },
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
