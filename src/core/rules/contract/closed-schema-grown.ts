import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'json-schema',
    kind: 'property',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'narrowed',
    given: { unknown: 'refused' },
  },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'breaking',
    because: 'who validates by the former schema refuses a field that it does not name',
  },
  message: 'The field `{name}` was added to {where}, which refused it.',
  why: 'Whoever still has the former schema refuses every value with this field.',
  fix: 'Let readers have the new schema first, or leave schemas open that have to grow.',
  authority: [authorities.jsonSchemaAdditional],
} satisfies ContractRule;
