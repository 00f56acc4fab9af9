import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'openapi.yaml';
const release: readonly Edit[] = [
  { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.5.0' },
  { path: 'pyproject.toml', replace: 'version = "1.4.0"', by: 'version = "1.5.0"' },
];

export default {
  seed: 'fastapi-postgres',
  title: 'Let the mail service send reminders',
  area: 'API contracts & docs',
  flawed: [
    ...release,
    {
      path: openapi,
      replace: `  /v1/invoices/{id}/remind:
    post:
      operationId: remindInvoice
      summary: Reminds the customer of an open invoice
      parameters:
        - $ref: '#/components/parameters/Id'
      responses:
        '202':
          description: The reminder will be sent
        '404':
          description: There is no such invoice
`,
      by: '',
    },
    {
      path: 'billing/routes/invoices.py',
      replace: `@router.post("/{id}/remind", status_code=202)
def remind_invoice(id: UUID, account: Account, database: Database) -> None:
    own(database, account, id).reminders += 1
    database.commit()


`,
      by: '',
    },
  ],
  safe: [
    ...release,
    {
      path: openapi,
      replace: '      summary: Reminds the customer of an open invoice\n',
      by: `      summary: Reminds the customer of an open invoice
      description: The mail service does this by itself
      deprecated: true
      x-sunset: '2027-12-31'
`,
    },
    {
      path: 'billing/routes/invoices.py',
      replace: '@router.post("/{id}/remind", status_code=202)\n',
      by: '@router.post("/{id}/remind", status_code=202, deprecated=True)\n',
    },
  ],
  golden: [
    {
      checks: ['contract/operation-removed', 'VER-01'],
      path: openapi,
      quote: '/v1/invoices/{id}/remind:',
      side: 'before',
      severity: 'critical',
      must: true,
      also: [{ path: 'billing/routes/invoices.py', quote: '"/{id}/remind"', side: 'before' }],
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
