import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'protobuf',
    kind: 'enum-value',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { extensible: false },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'whether readers get along with a field that seems not to be set is not in the contract',
  },
  several: '{count} values were added to the closed enum {where}: {names}.',
  message: 'The value `{name}` was added to the closed enum {where}.',
  why: 'Who was not generated again does not know its number: a field that has it reads as if it were not set, and an item of a list is lost.',
  fix: 'Send it once all who read it know it, or make the enum open first.',
  authority: [authorities.protobufEnums],
} satisfies ContractRule;
