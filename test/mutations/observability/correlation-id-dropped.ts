import type { Mutator } from '../../../scripts/eval/mutator.ts';

const payments = 'services/orders/src/clients/payments.ts';
const headers = "  const headers = { ...correlationHeaders(), 'idempotency-key': order };\n";

export default {
  seed: 'express-openapi',
  title: 'Tell payments which version asks',
  area: 'Observability',
  flawed: [
    { path: payments, replace: headers, by: "  const headers = { 'user-agent': agent, 'idempotency-key': order };\n" },
    { path: payments, replace: '{ headers: correlationHeaders() }', by: "{ headers: { 'user-agent': agent } }" },
    { path: payments, replace: "import { correlationHeaders } from '../correlation.ts';\n", by: '' },
    {
      path: payments,
      replace: 'export interface Payment {',
      by: "const agent = 'orders/2.3';\n\nexport interface Payment {",
    },
  ],
  safe: [
    {
      path: payments,
      replace: headers,
      by: "  const headers = { ...correlationHeaders(), 'user-agent': agent, 'idempotency-key': order };\n",
    },
    {
      path: payments,
      replace: '{ headers: correlationHeaders() }',
      by: "{ headers: { ...correlationHeaders(), 'user-agent': agent } }",
    },
    {
      path: payments,
      replace: 'export interface Payment {',
      by: "const agent = 'orders/2.3';\n\nexport interface Payment {",
    },
  ],
  golden: [
    {
      checks: ['observability/trace-broken', 'OBS-02'],
      path: payments,
      quote: "'user-agent': agent, 'idempotency-key'",
      side: 'after',
      severity: 'medium',
      must: true,
      also: [
        { path: payments, quote: "{ headers: { 'user-agent': agent } }", side: 'after' },
        { path: payments, quote: 'import { correlationHeaders }', side: 'before' },
      ],
    },
  ],
} satisfies Mutator;
