import type { Mutator } from '../../../scripts/eval/mutator.ts';

const models = 'billing/models.py';
const migration = 'migrations/versions/0002_purpose.py';
const routes = 'billing/routes/invoices.py';
const head = `"""Invoices have a purpose."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

`;

export default {
  seed: 'fastapi-postgres',
  title: 'Call the reference of an invoice its purpose',
  area: 'Deployment & operations',
  flawed: [
    { path: models, replace: '    reference: Mapped[str]\n    due', by: '    purpose: Mapped[str]\n    due' },
    { path: routes, replace: 'invoice.amount, invoice.reference)', by: 'invoice.amount, invoice.purpose)' },
    {
      path: migration,
      add: `${head}
def upgrade() -> None:
    op.add_column("invoices", sa.Column("purpose", sa.Text, nullable=False, server_default=""))
    op.execute("update invoices set purpose = reference")
    op.drop_column("invoices", "reference")


def downgrade() -> None:
    op.add_column("invoices", sa.Column("reference", sa.Text, nullable=False, server_default=""))
    op.execute("update invoices set reference = purpose")
    op.drop_column("invoices", "purpose")
`,
    },
  ],
  safe: [
    {
      path: models,
      replace: '    reference: Mapped[str]\n    due',
      by: '    reference: Mapped[str]\n    purpose: Mapped[str | None]\n    due',
    },
    {
      path: routes,
      replace: 'invoice.amount, invoice.reference)',
      by: 'invoice.amount, invoice.purpose or invoice.reference)',
    },
    {
      path: migration,
      add: `${head}
def upgrade() -> None:
    """Only adds: the version before this one still writes the reference. It goes in a later release."""
    op.add_column("invoices", sa.Column("purpose", sa.Text, nullable=True))


def downgrade() -> None:
    op.drop_column("invoices", "purpose")
`,
    },
  ],
  golden: [
    {
      checks: ['data/destructive-migration-too-early', 'operations/deploy-order-forced', 'DAT-01', 'DEP-01', 'VER-21'],
      path: migration,
      quote: 'op.drop_column("invoices", "reference")',
      side: 'after',
      severity: 'critical',
      must: true,
      also: [{ path: models, quote: '    reference: Mapped[str]', side: 'before' }],
    },
  ],
} satisfies Mutator;
