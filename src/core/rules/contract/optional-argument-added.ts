import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'argument', aspect: 'presence', was: null, direction: 'input', effect: 'widened' },
  audience: 'wire',
  severity: 'low',
  message: 'The optional argument `{name}` was added to {where}.',
  why: 'Requests that leave it out stay valid.',
  fix: 'Nothing to do, as long as leaving it out means what it meant.',
  authority: [authorities.graphqlEvolution, authorities.zalando107],
} satisfies ContractRule;
