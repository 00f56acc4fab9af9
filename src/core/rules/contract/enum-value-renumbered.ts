import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'enum-value', aspect: 'number', direction: 'output', effect: 'replaced' },
  audience: 'wire',
  severity: 'critical',
  several: '{count} values of {where} have other numbers now: {names}.',
  message: 'The number of the value `{name}` in {where} changed from {was} to {now}.',
  why: 'A value is sent as its number. Who was not generated again reads it as the value that had the number before, and sends what is read as another one.',
  fix: 'Give each value its former number back, and write a number that was never used after what is new.',
  authority: [authorities.thriftAudit, authorities.thriftIdl],
} satisfies ContractRule;
