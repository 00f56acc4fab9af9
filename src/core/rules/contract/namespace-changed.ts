import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'thrift', kind: 'option', aspect: 'option', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'nothing that is sent has the name, so that what runs goes on, and the compiler of Thrift warns',
  },
  message: 'The `{name}` changed from {was} to {now}.',
  several: '{count} namespaces changed: {names}.',
  why: 'Code is generated into another package or module, and what imports it from the former one no longer compiles.',
  fix: 'Keep the namespace, or tell those who generate code from the file when it changes.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
