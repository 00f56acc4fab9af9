import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { deprecatedRemoved } from '../deprecated-removed.ts';

export default {
  area: 'API design & patterns',
  when: deprecatedRemoved({
    operation: ['none', 'passed'],
    parameter: ['none', 'passed'],
    property: ['passed'],
  }),
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'removing what was announced as ending, once the announced date has passed, is the contract being kept',
  },
  message: 'The deprecated {kind} `{name}` was removed from {where}.',
  why: 'It was announced, and its sunset, where it had one, has passed.',
  fix: 'Check the traffic once more before this is deployed: a deprecation is an announcement, not proof that nobody calls.',
  authority: [authorities.zalando185, authorities.zalando188, authorities.rfc8594],
} satisfies ContractRule;
