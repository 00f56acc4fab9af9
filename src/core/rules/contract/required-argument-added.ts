import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'argument', aspect: 'presence', was: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} required arguments were added to {where}: {names}.',
  message: 'The required argument `{name}` was added to {where}.',
  why: 'Nobody gives it today, so every request of today is refused.',
  fix: 'Give it a default, or let it be null and mean what was meant until now.',
  authority: [authorities.graphqlRequiredArguments, authorities.githubBreaking],
} satisfies ContractRule;
