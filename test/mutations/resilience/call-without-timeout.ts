import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const addresses = 'services/orders/src/clients/addresses.ts';
const uses: readonly Edit[] = [
  {
    path: 'services/orders/src/settings.ts',
    replace: "  redisUrl: env['REDIS_URL']",
    by: "  addressesUrl: env['ADDRESSES_URL'] ?? 'http://addresses:8083',\n  redisUrl: env['REDIS_URL']",
  },
  {
    path: 'services/orders/src/routes/orders.ts',
    replace: "import { authorise } from '../clients/payments.ts';\n",
    by: "import { isDeliverable } from '../clients/addresses.ts';\nimport { authorise } from '../clients/payments.ts';\n",
  },
  {
    path: 'services/orders/src/routes/orders.ts',
    replace: '  const missing = await missingOf(',
    by: `  if (!(await isDeliverable(customer))) {
    response.status(422).json({ title: 'The address is not known' });
    return;
  }
  const missing = await missingOf(`,
  },
];

export default {
  seed: 'express-openapi',
  title: 'Refuse orders to unknown addresses',
  area: 'Resilience',
  flawed: [
    ...uses,
    {
      path: addresses,
      add: `import { correlationHeaders } from '../correlation.ts';
import { settings } from '../settings.ts';

/** Whether the customer's address is known. */
export async function isDeliverable(customer: string): Promise<boolean> {
  const answer = await fetch(\`\${settings.addressesUrl}/addresses/\${customer}\`, { headers: correlationHeaders() });
  return answer.status === 200;
}
`,
    },
  ],
  safe: [
    ...uses,
    {
      path: addresses,
      add: `import { log } from '../log.ts';
import { correlationHeaders } from '../correlation.ts';
import { settings } from '../settings.ts';

/** Whether the customer's address is known. Where nobody answers in time, it is taken to be. */
export async function isDeliverable(customer: string): Promise<boolean> {
  try {
    const answer = await fetch(\`\${settings.addressesUrl}/addresses/\${customer}\`, {
      headers: correlationHeaders(),
      signal: AbortSignal.timeout(500),
    });
    return answer.status !== 404;
  } catch (error) {
    log.warn({ error }, 'the address was not looked up');
    return true;
  }
}
`,
    },
  ],
  golden: [
    {
      checks: ['resilience/http-call-without-timeout', 'RES-01'],
      path: addresses,
      quote: 'await fetch(',
      side: 'after',
      severity: 'high',
      must: true,
    },
    {
      checks: ['resilience/optional-dependency-made-hard', 'boundaries/new-synchronous-hop', 'RES-06', 'BND-04'],
      path: 'services/orders/src/routes/orders.ts',
      quote: 'await isDeliverable(customer)',
      side: 'after',
      severity: 'medium',
      must: 'nice',
      also: [{ path: addresses, quote: 'answer.status === 200', side: 'after' }],
    },
  ],
} satisfies Mutator;
