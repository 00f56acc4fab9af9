import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'openapi.yaml';
const models = 'billing/models.py';
const routes = 'billing/routes/invoices.py';
const release: Edit = { path: openapi, replace: 'version: 1.4.0', by: 'version: 1.5.0' };
const migration = (change: string, back: string): Edit => ({
  path: 'migrations/versions/0002_paid_at_once.py',
  add: `"""Some invoices are paid at once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    ${change}


def downgrade() -> None:
    ${back}
`,
});

export default {
  seed: 'fastapi-postgres',
  title: 'Allow invoices that are paid at once',
  area: 'API contracts & docs',
  flawed: [
    release,
    {
      path: openapi,
      replace: '        due:\n          type: string\n',
      by: "        due:\n          type: [string, 'null']\n",
    },
    { path: models, replace: '    due: Mapped[date]\n', by: '    due: Mapped[date | None]\n' },
    {
      path: routes,
      replace: '"due": invoice.due.isoformat(),',
      by: '"due": None if invoice.due is None else invoice.due.isoformat(),',
    },
    migration(
      'op.alter_column("invoices", "due", existing_type=sa.Date, nullable=True)',
      'op.execute("update invoices set due = current_date where due is null")',
    ),
  ],
  safe: [
    release,
    {
      path: openapi,
      replace: '        due:\n          type: string\n          format: date\n',
      by: `        due:
          type: string
          format: date
          description: Today where it is paid at once
        atOnce:
          type: boolean
          default: false
`,
    },
    {
      path: models,
      replace: '    due: Mapped[date]\n',
      by: '    due: Mapped[date]\n    at_once: Mapped[bool] = mapped_column(default=False)\n',
    },
    {
      path: routes,
      replace: '        "due": invoice.due.isoformat(),\n',
      by: '        "due": invoice.due.isoformat(),\n        "atOnce": invoice.at_once,\n',
    },
    migration(
      'op.add_column("invoices", sa.Column("at_once", sa.Boolean, nullable=False, server_default=sa.false()))',
      'op.drop_column("invoices", "at_once")',
    ),
  ],
  golden: [
    {
      checks: ['contract/response-became-nullable', 'VER-07'],
      path: openapi,
      quote: "type: [string, 'null']",
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: routes, quote: '"due": None if', side: 'after' }],
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
