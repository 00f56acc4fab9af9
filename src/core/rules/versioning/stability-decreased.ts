import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: [
    {
      kind: ['operation', 'parameter', 'property', 'schema'],
      aspect: 'stability',
      was: 'stable',
      now: ['beta', 'alpha', 'draft', null],
    },
    {
      kind: ['operation', 'parameter', 'property', 'schema'],
      aspect: 'stability',
      was: 'beta',
      now: ['alpha', 'draft'],
    },
    { kind: ['operation', 'parameter', 'property', 'schema'], aspect: 'stability', was: 'alpha', now: 'draft' },
    {
      kind: ['operation', 'parameter', 'property', 'schema'],
      aspect: 'stability',
      given: { stability: 'invalid' },
      now: ['beta', 'alpha', 'draft'],
    },
  ],
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'breaking',
    because: 'no message changes today, but the promise that clients were built on is withdrawn',
  },
  message: 'The stability of {what} went down from {was} to {now}.',
  why: 'Clients built on the level that was promised. From now on what they use may change or go without notice.',
  fix: 'Keep the level. If it must change, deprecate it and add the successor as draft or alpha.',
  authority: [authorities.aip181, authorities.aip180],
} satisfies ContractRule;
