import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { limits } from '../limits.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      format: 'json-schema',
      kind: 'schema',
      aspect: limits,
      was: null,
      direction: 'input',
      effect: 'narrowed',
    },
    { kind: 'schema', format: 'json-schema', aspect: 'pattern', was: null, direction: 'input', effect: 'replaced' },
  ],
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} now has a `{aspect}` of {now}, which nothing limited before.',
  why: 'Values beyond the limit were valid, and every validator refuses them now.',
  fix: 'Choose a limit that all values of today keep, or make it part of a new version of the schema.',
  authority: [authorities.jsonSchemaExtending],
} satisfies ContractRule;
