import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const cache = 'services/orders/src/cache.ts';
const payments = 'services/orders/src/clients/payments.ts';
const kept: readonly Edit[] = [
  {
    path: payments,
    replace: `  const { data } = await payments.get<Payment>(\`/payments/\${order}\`, { headers: correlationHeaders() });
  return data;
`,
    by: `  const kept = await recall<Payment>(\`payment:\${order}\`);
  if (kept !== null) return kept;
  const { data } = await payments.get<Payment>(\`/payments/\${order}\`, { headers: correlationHeaders() });
  await remember(\`payment:\${order}\`, data);
  return data;
`,
  },
  {
    path: payments,
    replace: "import { correlationHeaders } from '../correlation.ts';\n",
    by: "import { recall, remember } from '../cache.ts';\nimport { correlationHeaders } from '../correlation.ts';\n",
  },
];
const next = '/** Forgets a key, so that';
const functions = (
  options: string,
): string => `/** What was remembered under a key; null where nothing was, or the cache is away. */
export async function recall<T>(key: string): Promise<T | null> {
  const kept = await redis.get(key).catch(() => null);
  return kept === null ? null : (JSON.parse(kept) as T);
}

/** Remembers a value. */
export async function remember(key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await redis.set(key, text${options}).catch((error) => log.warn({ error }, 'not remembered'));
}

${next}`;

export default {
  seed: 'express-openapi',
  title: 'Remember payments',
  area: 'Caching',
  flawed: [...kept, { path: cache, replace: next, by: functions('') }],
  safe: [...kept, { path: cache, replace: next, by: functions(", 'EX', 30") }],
  golden: [
    {
      checks: ['caching/never-invalidated', 'CAC-01'],
      path: cache,
      quote: 'redis.set(key, text)',
      side: 'after',
      severity: 'medium',
      must: true,
      also: [{ path: payments, quote: 'await remember(', side: 'after' }],
    },
  ],
} satisfies Mutator;
