import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'avro',
    kind: 'enum-value',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { hasDefault: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a reader resolves an unknown symbol to the default of its enum, so nothing fails',
  },
  several: '{count} symbols were added to {where}, which those with the former schema read as its default: {names}.',
  message: 'The symbol `{name}` was added to {where}, and those with the former schema read it as the default.',
  why: 'The data can be read, and what is meant by the symbol is lost on readers that do not know it.',
  fix: 'Make sure that the default is right for whoever decides by this value, or bring the symbol to the readers first.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
