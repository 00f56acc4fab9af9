import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'avro',
    kind: 'enum-value',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { hasDefault: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a reader resolves an unknown symbol to the default of its enum, so nothing fails',
  },
  several: '{count} symbols were removed from {where}, and are read as the default of the enum from now on: {names}.',
  message: 'The symbol `{name}` was removed from {where}, and is read as the default of the enum from now on.',
  why: 'The data can be read, and what was meant by the symbol is lost on the way.',
  fix: 'Make sure that the default is right for whoever decides by this value.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
