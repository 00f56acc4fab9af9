import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'enum', direction: 'input', effect: ['narrowed', 'replaced'] },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} now accepts only {now}.',
  why: 'Clients that send any other value, which was allowed until now, are refused.',
  fix: 'Keep accepting other values and map them to one of the list, or take the list under a new name.',
  authority: [authorities.githubBreaking, authorities.zalando107],
} satisfies ContractRule;
