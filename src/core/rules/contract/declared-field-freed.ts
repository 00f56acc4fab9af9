import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

const gone = { kind: 'property', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' } as const;

export default {
  area: 'API contracts & docs',
  when: [
    { ...gone, format: 'json-schema', given: { unknown: ['ignored', 'held'], deprecated: false } },
    { ...gone, format: ['openapi', 'asyncapi'], given: { unknown: 'held', deprecated: false } },
  ],
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'the schema takes fields that it does not name, and what they may hold is compared',
  },
  message: 'The field `{name}` of {where} is not described by name any more.',
  why: 'The schema takes it as one of the fields that it does not name. What it may hold as one of those is compared by itself.',
  fix: 'Nothing to do.',
  authority: [authorities.jsonSchemaAdditional],
} satisfies ContractRule;
