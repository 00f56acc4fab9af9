import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: [
    {
      kind: 'operation',
      aspect: 'presence',
      now: null,
      direction: ['input', 'output'],
      effect: ['narrowed', 'widened'],
      given: { deprecated: true, sunset: 'ahead', stability: ['none', 'invalid', 'beta', 'stable'] },
    },
    {
      kind: 'parameter',
      aspect: 'presence',
      now: null,
      direction: 'input',
      effect: 'narrowed',
      given: { deprecated: true, sunset: 'ahead' },
    },
    {
      kind: 'property',
      aspect: 'presence',
      now: null,
      direction: ['input', 'output'],
      effect: ['narrowed', 'widened'],
      given: { deprecated: true, sunset: 'ahead' },
    },
  ],
  audience: 'wire',
  severity: 'high',
  message: 'The deprecated {kind} `{name}` was removed from {where} before its sunset date.',
  why: 'Clients planned their move by the date that was announced, and break before it.',
  fix: 'Put it back until the sunset date has passed.',
  authority: [authorities.rfc8594, authorities.zalando185, authorities.zalando186],
} satisfies ContractRule;
