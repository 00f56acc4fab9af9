import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'thrift', kind: 'property', aspect: 'default', direction: 'output', effect: 'replaced' },
  audience: 'wire',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'most writers send the value always, and the compiler of Thrift warns' },
  message: 'The default of `{name}` in {where} changed from {was} to {now}.',
  why: 'Each side fills in the value it was built with where a message leaves the field out, so that the two take the same message for different things.',
  fix: 'Keep the default, and let writers set the value they mean.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
