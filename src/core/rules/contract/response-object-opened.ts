import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'additionalProperties', direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'clients are told to ignore fields they do not know; only strictly generated ones fail',
  },
  message: '`{name}` in {where} may now hold more than what is declared.',
  why: 'Clients generated with a closed type fail to parse fields they do not know.',
  fix: 'Declare the fields you will send. If the object is open on purpose, announce it first.',
  authority: [authorities.zalando111, authorities.jsonSchemaAdditional],
} satisfies ContractRule;
