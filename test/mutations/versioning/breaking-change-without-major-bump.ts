import type { Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'openapi.yaml';
const routes = 'billing/routes/invoices.py';
const operation = `      summary: Pays an invoice from the account's bank
      parameters:
        - $ref: '#/components/parameters/Id'
`;
const signature = 'def pay_invoice(id: UUID, account: Account, database: Database):\n';
const call = 'account, invoice.amount, invoice.reference)';

export default {
  seed: 'fastapi-postgres',
  title: 'Say how an invoice is paid',
  area: 'API design & patterns',
  flawed: [
    { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.4.1' },
    { path: 'pyproject.toml', replace: 'version = "1.4.0"', by: 'version = "1.4.1"' },
    {
      path: openapi,
      replace: operation,
      by: `${operation}        - name: method
          in: query
          required: true
          schema:
            type: string
            maxLength: 20
`,
    },
    {
      path: routes,
      replace: signature,
      by: 'def pay_invoice(id: UUID, method: str, account: Account, database: Database):\n',
    },
    { path: routes, replace: call, by: 'account, invoice.amount, f"{method} {invoice.reference}")' },
  ],
  safe: [
    { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.5.0' },
    { path: 'pyproject.toml', replace: 'version = "1.4.0"', by: 'version = "1.5.0"' },
    {
      path: openapi,
      replace: operation,
      by: `${operation}        - name: method
          in: query
          schema:
            type: string
            maxLength: 20
`,
    },
    {
      path: routes,
      replace: signature,
      by: 'def pay_invoice(id: UUID, account: Account, database: Database, method: str = ""):\n',
    },
    { path: routes, replace: call, by: 'account, invoice.amount, f"{method} {invoice.reference}".strip())' },
  ],
  golden: [
    {
      checks: ['versioning/breaking-change-without-major-bump', 'VER-15'],
      path: openapi,
      quote: 'version: 1.4.1',
      side: 'after',
      severity: 'medium',
      must: true,
      also: [{ path: 'pyproject.toml', quote: 'version = "1.4.1"', side: 'after' }],
    },
    {
      checks: ['contract/required-parameter-added', 'VER-04'],
      path: openapi,
      quote: '- name: method',
      side: 'after',
      severity: 'critical',
      must: true,
      also: [{ path: routes, quote: 'method: str', side: 'after' }],
    },
  ],
} satisfies Mutator;
