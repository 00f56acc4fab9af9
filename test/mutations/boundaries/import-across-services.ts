import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const routes = 'services/orders/src/routes/orders.ts';
const shown: Edit = {
  path: routes,
  replace: '  else response.json(order);\n});\n\norders.post(',
  by: '  else response.json({ ...order, fee: feeOf(order.total) });\n});\n\norders.post(',
};
const first = "import { Router } from 'express';\n";

export default {
  seed: 'express-openapi',
  title: 'Show the fee with an order',
  area: 'Microservices',
  flawed: [
    shown,
    { path: routes, replace: first, by: `${first}import { feeOf } from '../../../payments/src/ledger.ts';\n` },
  ],
  safe: [
    shown,
    { path: routes, replace: first, by: `import { feeOf } from '@shop/money';\n${first}` },
    {
      path: 'services/payments/src/ledger.ts',
      replace: `/** What of a payment is kept as a fee, in the smallest unit. */
export function feeOf(amount: number): number {
  return Math.round(amount * 0.014) + 25;
}
`,
      by: "export { feeOf } from '@shop/money';\n",
    },
    {
      path: 'packages/money/src/index.ts',
      replace: '/** Rounds half to even,',
      by: `/** What of a payment is kept as a fee, in the smallest unit. */
export function feeOf(amount: number): number {
  return Math.round(amount * 0.014) + 25;
}

/** Rounds half to even,`,
    },
  ],
  golden: [
    {
      checks: ['boundaries/import-across-services', 'BND-02'],
      path: routes,
      quote: 'payments/src/ledger.ts',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;
