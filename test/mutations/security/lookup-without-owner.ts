import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const routes = 'billing/routes/invoices.py';
const openapi = 'openapi.yaml';
const described: readonly Edit[] = [
  { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.5.0' },
  {
    path: openapi,
    replace: '  /v1/invoices/{id}/pay:\n',
    by: `  /v1/invoices/{id}/transfer:
    get:
      operationId: getTransfer
      summary: What the bank was asked for an invoice
      parameters:
        - $ref: '#/components/parameters/Id'
      responses:
        '200':
          description: The transfer
        '404':
          description: There is no such invoice, or nothing was asked yet
  /v1/invoices/{id}/pay:
`,
  },
];
const next = '@router.post("/{id}/pay", status_code=202)\n';

export default {
  seed: 'fastapi-postgres',
  title: 'Show the transfer of an invoice',
  area: 'AuthN & AuthZ',
  flawed: [
    ...described,
    {
      path: routes,
      replace: next,
      by: `@router.get("/{id}/transfer")
def get_transfer(id: UUID, account: Account, database: Database):
    transfer = database.scalars(select(Transfer).where(Transfer.invoice == id)).one_or_none()
    if transfer is None:
        raise HTTPException(status_code=404)
    return {"id": str(transfer.id), "bankReference": transfer.bank_reference}


${next}`,
    },
  ],
  safe: [
    ...described,
    {
      path: routes,
      replace: next,
      by: `@router.get("/{id}/transfer")
def get_transfer(id: UUID, account: Account, database: Database):
    invoice = own(database, account, id)
    transfer = database.scalars(select(Transfer).where(Transfer.invoice == invoice.id)).one_or_none()
    if transfer is None:
        raise HTTPException(status_code=404)
    return {"id": str(transfer.id), "bankReference": transfer.bank_reference}


${next}`,
    },
  ],
  golden: [
    {
      checks: ['security/object-not-checked', 'AUT-02'],
      path: routes,
      quote: 'select(Transfer).where(Transfer.invoice == id)',
      side: 'after',
      severity: 'critical',
      must: true,
    },
  ],
} satisfies Mutator;
