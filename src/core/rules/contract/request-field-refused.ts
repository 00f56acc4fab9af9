import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'property',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { unknown: 'refused' },
  },
  audience: 'wire',
  severity: 'high',
  message: 'The field `{name}` is no longer accepted in {where}, which takes no other fields than it declares.',
  why: 'The object is closed (`additionalProperties: false`): clients that still send the field are refused.',
  fix: 'Keep accepting the field, mark it {deprecate}, and remove it once it is no longer sent.',
  authority: [authorities.githubBreaking, authorities.jsonSchemaAdditional],
} satisfies ContractRule;
