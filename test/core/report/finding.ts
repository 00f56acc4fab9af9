import { createHash } from 'node:crypto';
import type { Finding } from '../../../src/core/model/finding.ts';

/** A finding about an orders service, for tests of what is made of findings. */
export function findingOf(given: Partial<Finding> = {}): Finding {
  const rule = given.rule ?? 'contract/response-field-removed';
  const subject = given.subject ?? 'services/orders/openapi.yaml#Order.total';
  return {
    id: createHash('sha256').update(`${rule}\n${subject}`).digest('hex').slice(0, 8),
    rule,
    severity: 'high',
    certainty: 'proven',
    subject,
    path: 'services/orders/openapi.yaml',
    line: 41,
    side: 'after',
    message: '`total` is gone from the 200 response of `GET /orders`.',
    why: 'Clients that read it find nothing there.',
    fix: 'Keep it, mark it deprecated, and remove it in the next major version.',
    authority: [{ label: 'RFC 9110', url: 'https://www.rfc-editor.org/rfc/rfc9110' }],
    quote: '        total:',
    by: 'rules',
    ...given,
  };
}

/** The contract half of a finding: breaking for running clients unless said otherwise. */
export function changeOf(given: Partial<NonNullable<Finding['change']>> = {}): NonNullable<Finding['change']> {
  return { severity: 'breaking', audience: 'wire', before: null, after: null, usedBy: ['GET /orders'], ...given };
}
