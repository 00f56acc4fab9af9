import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'avro',
    kind: 'schema',
    aspect: 'type',
    direction: 'input',
    effect: ['narrowed', 'replaced'],
  },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} is {now} now, and what was written as {was} is not read.',
  why: 'A reader fails on data that was written as the former type, or takes it for something else.',
  fix: 'Keep the type, or put the new one in a field of its own. A union of both is read too.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
