import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const settings = 'services/orders/src/settings.ts';
const client = 'services/orders/src/clients/payments.ts';
const create = 'axios.create({ baseURL: settings.paymentsUrl, timeout: 2_000 })';
const address: Edit = {
  path: settings,
  replace: "  stockUrl: env['STOCK_URL']",
  by: "  ledgerUrl: env['LEDGER_URL'] ?? 'http://ledger-payments:8081',\n  stockUrl: env['STOCK_URL']",
};

export default {
  seed: 'express-openapi',
  title: 'Let the ledger take the payments',
  area: 'Deployment & operations',
  flawed: [address, { path: client, replace: create, by: create.replace('paymentsUrl', 'ledgerUrl') }],
  safe: [
    address,
    {
      path: settings,
      replace: '  ledgerUrl:',
      by: "  /** Off until somebody turns it on, and off again at once. */\n  ledgerTakesPayments: env['LEDGER_TAKES_PAYMENTS'] === 'on',\n  ledgerUrl:",
    },
    {
      path: client,
      replace: create,
      by: `axios.create({
  baseURL: settings.ledgerTakesPayments ? settings.ledgerUrl : settings.paymentsUrl,
  timeout: 2_000,
})`,
    },
  ],
  golden: [
    {
      checks: ['operations/risky-change-without-switch', 'DEP-02'],
      path: client,
      quote: 'settings.ledgerUrl',
      side: 'after',
      severity: 'medium',
      must: true,
      also: [{ path: settings, quote: 'ledgerUrl:', side: 'after' }],
    },
  ],
} satisfies Mutator;
