import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { limits } from '../limits.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: limits,
    direction: 'output',
    effect: ['widened', 'replaced'],
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'such limits describe what a server happens to send; only a client that checks or stores by them notices',
  },
  message: 'The `{aspect}` of `{name}` in {where} was loosened from {was} to {now}.',
  why: 'Clients rely on the limit for what they can hold: a column of that length, an integer of that size, a first element that exists.',
  fix: 'Keep the limit for clients of today, or announce the wider range before sending it.',
  authority: [authorities.k8s, authorities.aip180],
} satisfies ContractRule;
