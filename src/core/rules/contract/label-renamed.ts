import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'smithy', kind: 'property', aspect: 'name', direction: ['input', 'output'], effect: 'replaced' },
  audience: 'source',
  severity: 'medium',
  several: '{count} labels of {where} are called otherwise now: {names}.',
  message: 'The label {was} of {where} is called {now} now.',
  why: 'The address is what it was, and code is generated under the names of members: what fills the one that is gone does not compile.',
  fix: 'Keep the name. Only generated code and people ever read it.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;
