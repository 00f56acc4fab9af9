import type { Mutator } from '../../../scripts/eval/mutator.ts';

const routes = 'services/orders/src/routes/orders.ts';
const answer = '  response.json({ orders: await ordersOf(customer, status, limit) });\n';
const cached = (key: string): string =>
  `  const page = await cached(\`${key}\`, 15, () => ordersOf(customer, status, limit));\n  response.json({ orders: page });\n`;
const first = "import { Router } from 'express';\n";

export default {
  seed: 'express-openapi',
  title: 'Cache the list of orders',
  area: 'Caching',
  flawed: [
    { path: routes, replace: answer, by: cached('orders:${status}:${limit}') },
    { path: routes, replace: first, by: `${first}import { cached } from '../cache.ts';\n` },
  ],
  safe: [
    { path: routes, replace: answer, by: cached('orders:${customer}:${status}:${limit}') },
    { path: routes, replace: first, by: `${first}import { cached } from '../cache.ts';\n` },
  ],
  golden: [
    {
      checks: ['caching/key-too-narrow', 'CAC-02'],
      path: routes,
      quote: 'await cached(',
      side: 'after',
      severity: 'critical',
      must: true,
    },
  ],
} satisfies Mutator;
