import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const routes = 'services/orders/src/routes/orders.ts';
const release: Edit = { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' };
const filter = '          schema:\n            type: string\n            enum: [placed, paid, shipped, cancelled]\n';
const status = "  const status = typeof request.query['status'] === 'string' ? request.query['status'] : null;\n";

export default {
  seed: 'express-openapi',
  title: 'List no cancelled orders',
  area: 'API contracts & docs',
  flawed: [
    release,
    {
      path: openapi,
      replace: filter,
      by: '          schema:\n            type: string\n            enum: [placed, paid, shipped]\n',
    },
    {
      path: routes,
      replace: status,
      by: `${status}  if (status !== null && !['placed', 'paid', 'shipped'].includes(status)) {
    response.sendStatus(422);
    return;
  }
`,
    },
  ],
  safe: [
    release,
    {
      path: openapi,
      replace: `        - name: status\n          in: query\n${filter}`,
      by: `        - name: status\n          in: query\n          description: Of cancelled ones there are none\n${filter}`,
    },
    {
      path: routes,
      replace: status,
      by: `${status}  if (status === 'cancelled') {
    response.json({ orders: [] });
    return;
  }
`,
    },
  ],
  golden: [
    {
      checks: ['contract/request-enum-value-removed', 'VER-08'],
      path: openapi,
      quote: '            enum: [placed, paid, shipped, cancelled]',
      side: 'before',
      severity: 'high',
      must: true,
      also: [
        { path: openapi, quote: '            enum: [placed, paid, shipped]', side: 'after' },
        { path: routes, quote: "!['placed', 'paid', 'shipped'].includes", side: 'after' },
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
