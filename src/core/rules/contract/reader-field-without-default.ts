import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: { format: 'avro', kind: 'property', aspect: 'presence', was: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  several: '{count} fields were added to {where} without a default: {names}.',
  message: 'The field `{name}` was added to {where} without a default.',
  why: 'What was written before does not have the field, and a reader that finds no default for it fails on all of that.',
  fix: 'Give the field a default, which readers take where nothing was written.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
