import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: [
    { format: 'avro', kind: 'property', aspect: 'aliases', direction: 'input', effect: ['narrowed', 'replaced'] },
    { format: 'avro', kind: 'property', aspect: 'aliases', direction: 'output', effect: ['widened', 'replaced'] },
  ],
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'whether readers use aliases, and what they do with two, is left to their library',
  },
  message: '`{name}` in {where} is found under two names, and what was written may have both.',
  why: 'Of two fields that go by the names of one a reader takes either, or refuses the record as a whole: libraries differ.',
  fix: 'Let an alias name a field that is gone, and none that is written beside it.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
