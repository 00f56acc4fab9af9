import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'argument', aspect: 'required', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} arguments became required in {where}: {names}.',
  message: 'The argument `{name}` became required in {where}.',
  why: 'Requests that leave it out are refused before anything runs.',
  fix: 'Keep a default for those who leave it out.',
  authority: [authorities.graphqlRequiredArguments, authorities.githubBreaking],
} satisfies ContractRule;
