import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['property', 'extension'], aspect: 'number', direction: 'output', effect: 'replaced' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} fields of {where} have other numbers now: {names}.',
  message: 'The number of `{name}` in {where} changed from {was} to {now}.',
  why: 'On the wire a field is its number: old messages lose it, and what they have under the new number is read as this field.',
  fix: 'Give the field its former number back.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers, authorities.thriftAudit],
} satisfies ContractRule;
