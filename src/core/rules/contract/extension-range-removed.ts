import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'message', aspect: 'extensionRanges', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'high',
  message: 'The numbers by which `{name}` can be extended changed from {was} to {now}.',
  why: 'Extensions that others declared with a number that is gone no longer compile.',
  fix: 'Keep the ranges, and add others.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;
