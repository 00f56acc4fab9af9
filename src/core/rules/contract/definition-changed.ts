import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'thrift', kind: ['type', 'message'], aspect: 'type', direction: 'output', effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` is defined as {now} now, and was {was}.',
  why: 'All that is declared with the name is of the other type at once: whoever was built before reads and writes the former one.',
  fix: 'Keep the definition, and add another one under a name of its own.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
