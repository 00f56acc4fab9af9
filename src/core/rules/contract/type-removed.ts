import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'smithy',
    kind: 'type',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
    given: { generated: 'type', reached: false },
  },
  audience: 'source',
  severity: 'high',
  several: '{count} shapes were removed: {names}.',
  message: 'The shape `{name}` was removed.',
  why: 'Code is generated from it, and other models may use it. Neither compiles without it.',
  fix: 'Mark it {deprecate} and remove it in the next major version.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
