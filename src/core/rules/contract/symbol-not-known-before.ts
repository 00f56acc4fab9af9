import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'avro',
    kind: 'enum-value',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { hasDefault: false },
  },
  audience: 'wire',
  severity: 'high',
  several: '{count} symbols were added to {where}, which those with the former schema do not read: {names}.',
  message: 'The symbol `{name}` was added to {where}, and those with the former schema do not read it.',
  why: 'A reader fails on a symbol that its enum does not have, where that has no default to take in its place.',
  fix: 'Give the enum a default and bring it to all readers, before anything is written with the new symbol.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
