import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'openapi.yaml';
const routes = 'billing/routes/invoices.py';
const release: Edit = { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.5.0' };

export default {
  seed: 'fastapi-postgres',
  title: 'Give amounts as decimal texts',
  area: 'API contracts & docs',
  flawed: [
    release,
    {
      path: openapi,
      replace: '          type: integer\n          description: In the smallest unit of the currency',
      by: '          type: string\n          description: In the unit of the currency, with two decimals',
    },
    { path: routes, replace: '"amount": invoice.amount,', by: '"amount": f"{invoice.amount / 100:.2f}",' },
  ],
  safe: [
    release,
    {
      path: openapi,
      replace: '          description: In the smallest unit of the currency\n',
      by: `          description: In the smallest unit of the currency
        displayAmount:
          type: string
          description: In the unit of the currency, with two decimals
`,
    },
    {
      path: routes,
      replace: '        "amount": invoice.amount,\n',
      by: '        "amount": invoice.amount,\n        "displayAmount": f"{invoice.amount / 100:.2f}",\n',
    },
  ],
  golden: [
    {
      checks: ['contract/response-type-changed', 'VER-06'],
      path: openapi,
      quote: '        amount:',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: routes, quote: '"amount":', side: 'after' }],
    },
    {
      checks: ['versioning/breaking-change-without-major-bump', 'VER-15'],
      path: openapi,
      quote: 'version: 1.5.0',
      side: 'after',
      severity: 'medium',
      must: 'nice',
    },
  ],
} satisfies Mutator;
