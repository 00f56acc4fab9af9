import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'pattern', direction: 'input', effect: 'narrowed', was: null },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} must now match {now}.',
  why: 'Clients that send values of another form, allowed until now, are refused.',
  fix: 'Keep accepting the former values. Check the new form only where the value is new, or log what would be refused first.',
  authority: [authorities.githubBreaking, authorities.k8s],
} satisfies ContractRule;
