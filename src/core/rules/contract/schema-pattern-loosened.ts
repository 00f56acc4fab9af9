import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'json-schema',
    kind: 'schema',
    aspect: 'pattern',
    direction: 'output',
    effect: ['widened', 'replaced'],
  },
  audience: 'wire',
  severity: 'high',
  message:
    'The pattern of `{name}` in {where} changed from {was} to {now}, and lets through what the former schema refuses.',
  why: 'Whoever validates by the former schema refuses texts that did not match before.',
  fix: 'Let everybody who reads have the new pattern before anything is written by it.',
  authority: [authorities.jsonSchemaPattern],
} satisfies ContractRule;
