import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { kind: 'enum-value', aspect: 'presence', was: null, direction: 'input', effect: 'widened' },
  audience: 'wire',
  severity: 'low',
  message: 'The value `{name}` is now accepted for {where}.',
  why: 'Clients that do not send it are not affected.',
  fix: 'Nothing to do. If the value comes back in responses, look at that side too.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
