import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'pattern', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} no longer accepts all that matches {was}: it must match {now}.',
  why: 'There are values of the former form that the new pattern does not match. Clients that send one are refused.',
  fix: 'Let the new pattern accept everything the former one did, and check the new form only where a value is new.',
  authority: [authorities.githubBreaking, authorities.k8s],
} satisfies ContractRule;
