import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const app = 'services/orders/src/app.ts';
const refunds = 'services/orders/src/routes/refunds.ts';
const shared: readonly Edit[] = [
  {
    path: refunds,
    add: `import { Router } from 'express';
import { refund } from '../store.ts';

export const refunds: Router = Router();

refunds.post('/:id', async (request, response) => {
  const order = await refund(request.params.id);
  if (order === null) response.sendStatus(409);
  else response.json(order);
});
`,
  },
  {
    path: 'services/orders/src/store.ts',
    replace: '/** Cancels an order of',
    by: `/** Marks a paid order as to be refunded, whoever's it is: for the people of the support. */
export async function refund(id: string): Promise<Order | null> {
  const { rows } = await pool.query<Order>(
    \`update orders set status = 'cancelled' where id = $1 and status = 'paid' returning \${columns}\`,
    [id],
  );
  return rows[0] ?? null;
}

/** Cancels an order of`,
  },
  {
    path: app,
    replace: "import { orders } from './routes/orders.ts';\n",
    by: "import { orders } from './routes/orders.ts';\nimport { refunds } from './routes/refunds.ts';\n",
  },
  { path: 'services/orders/openapi.yaml', replace: 'version: 2.3.0', by: 'version: 2.4.0' },
  {
    path: 'services/orders/openapi.yaml',
    replace: 'components:\n  securitySchemes:\n',
    by: `  /refunds/{id}:
    post:
      operationId: refundOrder
      summary: Refunds an order, for the support
      parameters:
        - $ref: '#/components/parameters/Id'
      responses:
        '200':
          description: The refunded order
        '409':
          description: It was not paid
components:
  securitySchemes:
`,
  },
];
const mounted = "  app.use('/orders', requireCustomer, orders);\n";

export default {
  seed: 'express-openapi',
  title: 'Let the support refund orders',
  area: 'AuthN & AuthZ',
  flawed: [...shared, { path: app, replace: mounted, by: `${mounted}  app.use('/refunds', refunds);\n` }],
  safe: [
    ...shared,
    {
      path: app,
      replace: mounted,
      by: `${mounted}  app.use('/refunds', requireCustomer, requireRole('support'), refunds);\n`,
    },
    { path: app, replace: 'import { requireCustomer } from', by: 'import { requireCustomer, requireRole } from' },
  ],
  golden: [
    {
      checks: ['security/route-without-guard', 'AUT-01', 'AUT-03'],
      path: app,
      quote: "app.use('/refunds', refunds)",
      side: 'after',
      severity: 'critical',
      must: true,
      also: [{ path: refunds, quote: "refunds.post('/:id'", side: 'after' }],
    },
  ],
} satisfies Mutator;
