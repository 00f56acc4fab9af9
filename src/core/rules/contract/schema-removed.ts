import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      format: ['avro', 'json-schema'],
      kind: 'schema',
      aspect: 'presence',
      now: null,
      direction: 'input',
      effect: 'narrowed',
    },
    {
      format: ['avro', 'json-schema'],
      kind: 'schema',
      aspect: 'presence',
      now: null,
      direction: 'output',
      effect: 'widened',
    },
  ],
  audience: 'wire',
  severity: 'high',
  several: '{count} schemas were removed: {names}.',
  message: '{what} was removed.',
  why: 'Whoever reads or writes values by it, or refers to it, finds nothing that says what they are.',
  fix: 'Keep it for as long as there are values that were written by it, and readers that take them.',
  authority: [authorities.avroResolution, authorities.jsonSchemaExtending],
} satisfies ContractRule;
