import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: ['additionalProperties', 'unevaluatedProperties'],
    was: null,
    now: 'such as match the schema',
    direction: 'input',
    effect: 'narrowed',
  },
  audience: 'wire',
  severity: 'high',
  message:
    'The fields of `{name}` in {where} that are not declared have to match a schema now, and could hold anything.',
  why: 'The names of the fields, and what they hold, were for clients to choose: values of another kind are refused now.',
  fix: 'Let the schema take what clients send today; logs show what that is.',
  authority: [authorities.jsonSchemaAdditional, authorities.githubBreaking],
} satisfies ContractRule;
