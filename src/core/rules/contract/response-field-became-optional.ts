import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['property', 'header'], aspect: 'required', direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  several: '{count} {kind}s in {where} may now be missing: {names}.',
  message: 'The {kind} `{name}` in {where} may now be missing.',
  why: 'Clients read it without asking whether it is there, because until now it always was.',
  fix: 'Keep sending it, with an empty or neutral value where there is nothing to say.',
  authority: [authorities.k8s, authorities.zalando107],
} satisfies ContractRule;
