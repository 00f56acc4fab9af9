import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  when: {
    format: 'openapi',
    kind: 'security',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { combined: true },
  },
  audience: 'wire',
  severity: 'high',
  several: '{names} are no longer enough alone for {where}: it asks for `{with}` together.',
  message: '`{name}` is no longer enough alone for {where}: it asks for `{with}` together.',
  why: 'A requirement that names several schemes asks for all of them at once. Clients that hold only one kind of credential are turned away with a 401.',
  fix: 'List each scheme in a requirement of its own for as long as some clients have only one of them.',
  authority: [authorities.githubBreaking, authorities.oasSecurity],
} satisfies ContractRule;
