import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'json-schema',
    kind: 'property',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { unknown: 'ignored', deprecated: false },
  },
  audience: 'wire',
  severity: 'low',
  departs: { severity: 'safe', because: 'an open schema takes any value of a field that it does not name' },
  message: 'The field `{name}` of {where} is not described any more and may hold anything.',
  why: 'Every value that was valid before still is.',
  fix: 'Nothing to do.',
  authority: [authorities.jsonSchemaAdditional],
} satisfies ContractRule;
