import type { Mutator } from '../../../scripts/eval/mutator.ts';

const payments = 'services/orders/src/clients/payments.ts';
const client = 'axios.create({ baseURL: settings.paymentsUrl, timeout: 2_000 })';

export default {
  seed: 'express-openapi',
  title: 'Let the payments client follow no redirects',
  area: 'Resilience',
  flawed: [{ path: payments, replace: client, by: 'axios.create({ baseURL: settings.paymentsUrl, maxRedirects: 0 })' }],
  safe: [
    { path: payments, replace: client, by: 'clientOf(settings.paymentsUrl, 0)' },
    { path: payments, replace: "import axios from 'axios';\n", by: '' },
    {
      path: payments,
      replace: "import { settings } from '../settings.ts';\n",
      by: "import { settings } from '../settings.ts';\nimport { clientOf } from './http.ts';\n",
    },
    {
      path: 'services/orders/src/clients/http.ts',
      replace: 'export function clientOf(baseURL: string): AxiosInstance {',
      by: 'export function clientOf(baseURL: string, maxRedirects = 5): AxiosInstance {',
    },
    {
      path: 'services/orders/src/clients/http.ts',
      replace: 'axios.create({ baseURL, timeout: 2_000,',
      by: 'axios.create({ baseURL, maxRedirects, timeout: 2_000,',
    },
  ],
  golden: [
    {
      checks: ['resilience/http-call-without-timeout', 'RES-01'],
      path: payments,
      quote: 'maxRedirects: 0',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: payments, quote: 'timeout: 2_000', side: 'before' }],
    },
  ],
} satisfies Mutator;
