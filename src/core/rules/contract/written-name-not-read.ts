import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: [
    {
      format: 'avro',
      kind: ['schema', 'property'],
      aspect: 'name',
      direction: 'input',
      effect: ['narrowed', 'replaced'],
    },
    {
      format: 'avro',
      kind: ['schema', 'property'],
      aspect: 'name',
      direction: 'output',
      effect: ['widened', 'replaced'],
    },
  ],
  audience: 'wire',
  severity: 'high',
  message: '{was} is called {now} now, and what is written under the one name is not read under the other.',
  why: 'Schema resolution goes by names. A reader finds what is called otherwise only by an alias of its own, and those with the former schema have none.',
  fix: 'Keep the name; where only the new readers have to find the old one, name it among the aliases.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;
