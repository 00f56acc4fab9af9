import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'file', aspect: 'syntax', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'low',
  departs: {
    severity: 'dangerous',
    because: 'what the syntax changes is compared by itself',
  },
  message: 'The syntax of {name} changed from {was} to {now}.',
  why: 'What it changes for fields and enums is said of them; generators may write other code for the same declarations.',
  fix: 'Set the features of the edition so that nothing changes, and read the difference of the generated code.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;
