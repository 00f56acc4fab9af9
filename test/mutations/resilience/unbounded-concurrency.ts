import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const routes = 'services/orders/src/routes/orders.ts';
const openapi = 'services/orders/openapi.yaml';
const described = (most: string): readonly Edit[] => [
  { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' },
  {
    path: openapi,
    replace: '  /orders/{id}:\n',
    by: `  /orders/payments:
    post:
      operationId: findPayments
      summary: The payments of several orders
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [orders]
              properties:
                orders:
                  type: array
                  description: Orders of the customer${most}
                  items:
                    type: string
                    format: uuid
      responses:
        '200':
          description: The payments, in the order they were asked for
  /orders/{id}:
`,
  },
  {
    path: routes,
    replace: "import { authorise } from '../clients/payments.ts';",
    by: "import { authorise, paymentOf } from '../clients/payments.ts';",
  },
];
const route = "orders.get('/:id',";

export default {
  seed: 'express-openapi',
  title: 'Look up the payments of several orders',
  area: 'Resilience',
  flawed: [
    ...described(''),
    {
      path: routes,
      replace: route,
      by: `orders.post('/payments', async (request, response) => {
  const ids: string[] = request.body.orders;
  const own = await Promise.all(ids.map((id) => orderOf(response.locals['customer'], id)));
  const payments = await Promise.all(own.map((order) => (order ? paymentOf(order.id) : null)));
  response.json({ payments });
});

${route}`,
    },
  ],
  safe: [
    ...described('\n                  maxItems: 20'),
    {
      path: routes,
      replace: route,
      by: `orders.post('/payments', async (request, response) => {
  const ids: unknown = request.body.orders;
  if (!Array.isArray(ids) || ids.length > 20) {
    response.sendStatus(422);
    return;
  }
  const own = await Promise.all(ids.map((id) => few(() => orderOf(response.locals['customer'], String(id)))));
  const payments = await Promise.all(own.map((order) => (order ? few(() => paymentOf(order.id)) : null)));
  response.json({ payments });
});

${route}`,
    },
    {
      path: routes,
      replace: "import { Router } from 'express';\n",
      by: "import { Router } from 'express';\nimport pLimit from 'p-limit';\n",
    },
    {
      path: routes,
      replace: 'export const orders: Router = Router();\n',
      by: 'export const orders: Router = Router();\n\n/** At most five lookups at a time, over all requests. */\nconst few = pLimit(5);\n',
    },
  ],
  golden: [
    {
      checks: ['resilience/unbounded-concurrency', 'boundaries/remote-call-in-loop', 'RES-07', 'BND-05'],
      path: routes,
      quote: 'Promise.all(own.map(',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: openapi, quote: 'operationId: findPayments', side: 'after' }],
    },
    {
      checks: [
        'api/collection-without-bound',
        'security/expensive-endpoint-without-limit',
        'API-01',
        'PRF-01',
        'SEC-01',
      ],
      path: openapi,
      quote: 'description: Orders of the customer',
      side: 'after',
      severity: 'medium',
      must: 'nice',
      also: [{ path: routes, quote: 'request.body.orders', side: 'after' }],
    },
  ],
} satisfies Mutator;
