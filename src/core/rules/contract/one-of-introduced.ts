import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'type', aspect: 'oneOf', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: 'Exactly one field of `{name}` has to be given now.',
  why: 'Requests that give several of its fields, or none, were valid and are refused.',
  fix: 'Add an input of another name that asks for one field, and accept both for a while.',
  authority: [authorities.graphqlOneOf, authorities.githubBreaking],
} satisfies ContractRule;
