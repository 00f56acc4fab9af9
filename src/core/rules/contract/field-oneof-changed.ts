import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['property', 'extension'], aspect: 'oneof', direction: 'output', effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: 'The oneof of `{name}` in {where} changed from {was} to {now}.',
  why: 'Of the fields of a oneof only the last one is kept: setting one clears others for some and not for others, and generated code has another form.',
  fix: 'Keep the field where it is, and add a new one to the oneof.',
  authority: [authorities.bufBreaking, authorities.aip180],
} satisfies ContractRule;
