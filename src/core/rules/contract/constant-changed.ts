import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'thrift', kind: 'constant', aspect: ['type', 'const'], direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'what the sides use the constant for is not in the file, and the compiler of Thrift warns',
  },
  several: '{count} constants changed: {names}.',
  message: 'The constant `{name}` changed from {was} to {now}.',
  why: 'A constant is built into the code of each side. Those that were built before go on with the former value, and the two disagree.',
  fix: 'Add a constant of another name, and let each side change over to it.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
