import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: {
    kind: 'parameter',
    aspect: 'presence',
    was: null,
    direction: 'input',
    effect: 'widened',
    given: { required: false },
  },
  audience: 'wire',
  severity: 'low',
  message: 'The optional {in} parameter `{name}` was added to {where}.',
  why: 'Clients that do not send it are answered as before.',
  fix: 'Nothing to do, as long as leaving it out means what calls mean today.',
  authority: [authorities.githubBreaking, authorities.zalando107],
} satisfies ContractRule;
