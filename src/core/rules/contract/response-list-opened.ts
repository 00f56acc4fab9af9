import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'unevaluatedItems', direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} may now have items beyond those that are listed.',
  why: 'Clients that read each item by its place, or whose generated type has so many, meet one more than they know.',
  fix: 'Keep the list as long as it is, or describe the further items and announce them first.',
  authority: [authorities.zalando107, authorities.k8s],
} satisfies ContractRule;
