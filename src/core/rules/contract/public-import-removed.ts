import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'file', aspect: 'publicImports', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'whether anybody has a type through this file and does not import it itself is not in the contract',
  },
  message: 'What {name} imports publicly changed from {was} to {now}.',
  why: 'Who imports the file has those types through it, and no longer compiles without an import of its own.',
  fix: 'Keep the public import until everybody imports the other file.',
  authority: [authorities.protobufImports],
} satisfies ContractRule;
