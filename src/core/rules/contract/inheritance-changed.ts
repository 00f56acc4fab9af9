import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'thrift', kind: 'service', aspect: 'extends', direction: 'input', effect: 'replaced' },
  audience: 'wire',
  severity: 'critical',
  message: 'The service `{name}` extends {now} now, and extended {was}.',
  why: 'The functions that it had from the other service are no longer offered: every call of one fails.',
  fix: 'Go on extending the service, or declare its functions in this one.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
