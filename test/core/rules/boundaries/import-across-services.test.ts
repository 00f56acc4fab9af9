import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../../../src/core/rules/index.ts';
import { readFixture } from '../../../cases/fixture.ts';
import { judgeFixture } from '../../../cases/judge-fixture.ts';

const id = 'boundaries/import-across-services';
const folder = join(import.meta.dirname, '../../../fixtures/rules', id, 'reaches-into-billing-in-three-files');

test('what reaches into a service from several files of another is said once, and names them', async () => {
  const { findings } = await judgeFixture(id, rules, readFixture(folder));
  expect(findings.map(({ message }) => message)).toEqual([
    '`orders` imports `services/billing/src/invoices.ts`, which is inside of another service, `billing`, here and in `services/orders/src/refund.ts` and `services/orders/src/remind.ts`.',
    '`shipping` imports `services/billing/src/invoices.ts`, which is inside of another service, `billing`.',
  ]);
});
