import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const routes = 'billing/routes/invoices.py';
const shown: Edit = {
  path: routes,
  replace: '    return shown(own(database, account, id))\n',
  by: `    invoice = own(database, account, id)
    return {**shown(invoice), "lines": lines_of(invoice, database)}
`,
};

export default {
  seed: 'fastapi-postgres',
  title: 'Show the lines of an invoice',
  area: 'Data integration',
  flawed: [
    shown,
    { path: routes, replace: 'from sqlalchemy import select\n', by: 'from sqlalchemy import select, text\n' },
    {
      path: routes,
      replace: 'def shown(',
      by: `def lines_of(invoice: Invoice, database: Database) -> list[dict[str, object]]:
    wanted = text("select sku, quantity from orders.order_lines where order_reference = :reference limit 100")
    rows = database.execute(wanted, {"reference": invoice.reference})
    return [{"sku": row.sku, "quantity": row.quantity} for row in rows]


def shown(`,
    },
  ],
  safe: [
    shown,
    {
      path: routes,
      replace: 'from billing.models import Invoice, Transfer\n',
      by: 'from billing.models import Invoice, InvoiceLine, Transfer\n',
    },
    {
      path: routes,
      replace: 'def shown(',
      by: `def lines_of(invoice: Invoice, database: Database) -> list[dict[str, object]]:
    wanted = select(InvoiceLine).where(InvoiceLine.invoice == invoice.id).limit(100)
    return [{"sku": line.sku, "quantity": line.quantity} for line in database.scalars(wanted)]


def shown(`,
    },
    {
      path: 'billing/models.py',
      replace: 'class Transfer(Base):\n',
      by: `class InvoiceLine(Base):
    """A line as the order had it when the invoice was written: a copy of our own."""

    __tablename__ = "invoice_lines"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    invoice: Mapped[UUID] = mapped_column(ForeignKey("invoices.id"), index=True)
    sku: Mapped[str]
    quantity: Mapped[int]


class Transfer(Base):
`,
    },
    {
      path: 'migrations/versions/0002_invoice_lines.py',
      add: `"""Invoices keep their lines."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "invoice_lines",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("invoice", sa.Uuid, sa.ForeignKey("invoices.id"), nullable=False, index=True),
        sa.Column("sku", sa.Text, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("invoice_lines")
`,
    },
  ],
  golden: [
    {
      checks: ['boundaries/foreign-data-accessed', 'BND-01'],
      path: routes,
      quote: 'from orders.order_lines',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;
