import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'smithy', kind: 'operation', aspect: 'pagination', direction: 'input', effect: 'replaced' },
  audience: 'source',
  severity: 'high',
  message: 'The pages of {what} changed from {was} to {now}.',
  why: 'Generated clients walk through the pages by these members. With others, or none, the code that does so no longer compiles or stops at the first page.',
  fix: 'Keep the members of the pages. Add an operation that pages otherwise.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
