import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: ['parameter', 'property'],
    aspect: ['style', 'explode', 'itemStyle'],
    direction: 'input',
    effect: ['narrowed', 'replaced'],
  },
  audience: 'wire',
  severity: 'high',
  message: 'How `{name}` in {where} is written changed from {was} to {now}.',
  why: 'Clients keep writing lists and objects the former way (`a,b` or `a=1&a=2`), and the server reads something else or nothing.',
  fix: 'Keep the former form, or take the new one under a parameter of another name.',
  authority: [authorities.oasStyle, authorities.aip180],
} satisfies ContractRule;
