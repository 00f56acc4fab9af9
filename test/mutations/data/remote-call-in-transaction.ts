import type { Mutator } from '../../../scripts/eval/mutator.ts';

const routes = 'billing/routes/invoices.py';
const body = `    transfer = Transfer(id=uuid4(), invoice=invoice.id)
    invoice.state = "paying"
    database.add(transfer)
    database.commit()
    transfer.bank_reference = bank.transfer(transfer.id, account, invoice.amount, invoice.reference)
    invoice.state = "paid"
    database.commit()
    return shown(invoice)
`;

export default {
  seed: 'fastapi-postgres',
  title: 'Keep two requests from paying the same invoice',
  area: 'Data integration',
  flawed: [
    {
      path: routes,
      replace: body,
      by: `    database.refresh(invoice, with_for_update=True)
    if invoice.state != "open":
        raise HTTPException(status_code=409)
    transfer = Transfer(id=uuid4(), invoice=invoice.id)
    transfer.bank_reference = bank.transfer(transfer.id, account, invoice.amount, invoice.reference)
    invoice.state = "paid"
    database.add(transfer)
    database.commit()
    return shown(invoice)
`,
    },
  ],
  safe: [
    {
      path: routes,
      replace: body,
      by: `    database.refresh(invoice, with_for_update=True)
    if invoice.state != "open":
        raise HTTPException(status_code=409)
    transfer = Transfer(id=uuid4(), invoice=invoice.id)
    invoice.state = "paying"
    database.add(transfer)
    database.commit()
    transfer.bank_reference = bank.transfer(transfer.id, account, invoice.amount, invoice.reference)
    invoice.state = "paid"
    database.commit()
    return shown(invoice)
`,
    },
  ],
  golden: [
    {
      checks: ['data/remote-call-in-transaction', 'events/dual-write', 'DAT-04', 'EVT-04'],
      path: routes,
      quote: 'bank.transfer(transfer.id',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: routes, quote: 'with_for_update=True', side: 'after' }],
    },
  ],
} satisfies Mutator;
