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
  several: '{count} fields are refused in {where} now: {names}.',
  message: 'The field `{name}` is refused in {where} now.',
  why: 'The schema refuses the fields that it does not name (`additionalProperties: false` or `unevaluatedProperties: false`), or this one by its name (`false`): clients that still send the field are refused.',
  fix: 'Keep accepting the field, mark it {deprecate}, and remove it once it is no longer sent.',
  authority: [authorities.githubBreaking, authorities.jsonSchemaAdditional],
} satisfies ContractRule;
