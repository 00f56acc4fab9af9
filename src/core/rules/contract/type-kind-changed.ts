import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'type', aspect: 'type', direction: 'input', effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` is now {now}, and was {was}.',
  why: 'What clients wrote for the one kind is refused for the other: a selection where there is none, or none where one is needed.',
  fix: 'Add a type of another name, and lead to it by a field of another name.',
  authority: [authorities.graphqlTypes, authorities.githubBreaking],
} satisfies ContractRule;
