import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'avro',
    kind: 'enum-value',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { hasDefault: false },
  },
  audience: 'wire',
  severity: 'high',
  several: '{count} symbols were removed from {where}: {names}.',
  message: 'The symbol `{name}` was removed from {where}.',
  why: 'A reader fails on data that was written with the symbol, as the enum has no default to take in its place.',
  fix: 'Keep the symbol until no data with it is left, or give the enum a default.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
