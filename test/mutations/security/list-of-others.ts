import type { Mutator } from '../../../scripts/eval/mutator.ts';

const invoices = 'billing/routes/invoices.py';
const signature =
  'def list_invoices(account: Account, database: Database, limit: Annotated[int, Query(ge=1, le=200)] = 50):\n';
const wanted =
  '    wanted = select(Invoice).where(Invoice.account == account).order_by(Invoice.id.desc()).limit(limit)\n';
const searched = `def list_invoices(
    account: Account,
    database: Database,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    reference: str | None = None,
):
`;
const found = (narrowed: string): string => `    wanted = select(Invoice).order_by(Invoice.id.desc()).limit(limit)
${narrowed}`;

export default {
  seed: 'fastapi-postgres',
  title: 'Find invoices by their reference',
  area: 'AuthN & AuthZ',
  flawed: [
    { path: invoices, replace: signature, by: searched },
    {
      path: invoices,
      replace: wanted,
      by: found(
        '    wanted = wanted.where(Invoice.reference == reference if reference else Invoice.account == account)\n',
      ),
    },
  ],
  safe: [
    { path: invoices, replace: signature, by: searched },
    {
      path: invoices,
      replace: wanted,
      by: found(
        '    wanted = wanted.where(Invoice.account == account)\n    if reference:\n        wanted = wanted.where(Invoice.reference == reference)\n',
      ),
    },
  ],
  golden: [
    {
      checks: ['security/list-not-narrowed', 'security/object-not-checked'],
      path: invoices,
      quote: 'Invoice.reference == reference',
      side: 'after',
      severity: 'critical',
      must: true,
    },
  ],
} satisfies Mutator;
