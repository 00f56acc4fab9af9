import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'smithy', kind: 'schema', aspect: 'name', direction: ['input', 'output'], effect: 'replaced' },
  audience: 'source',
  severity: 'medium',
  message: '{what} is of another type: {was} before, {now} now.',
  why: 'Code is generated under the name of a type. What is written against the old one does not compile with the new one, even where both look the same on the wire.',
  fix: 'Keep the name, or leave the old shape in place and add a member of the new type.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
