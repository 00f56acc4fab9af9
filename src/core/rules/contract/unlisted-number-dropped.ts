import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'protobuf',
    kind: 'enum',
    aspect: 'enumType',
    direction: 'output',
    effect: 'narrowed',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the messages stay as they were, and whether anybody sends a number that is not listed is not in the file',
  },
  message: '{what} is closed now, and was open: a number that it does not list no longer reaches the field.',
  why: 'Whoever generates code again reads such a number as if nothing was sent, and keeps it among the unknown fields.',
  fix: 'Keep the enum open, or list all numbers that are sent before it is closed.',
  authority: [authorities.protobufFeatures],
} satisfies ContractRule;
