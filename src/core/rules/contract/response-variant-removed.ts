import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'smithy',
    kind: 'variant',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'narrowed',
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'running clients receive what they know; those who generate code again lose a name',
  },
  several: '{count} alternatives were removed from {where}: {names}.',
  message: 'The alternative `{name}` was removed from {where}.',
  why: 'It is never received again. Code that is generated from the model loses it, and what handles it no longer compiles.',
  fix: 'Keep it and mark it {deprecate} until nobody handles it.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
