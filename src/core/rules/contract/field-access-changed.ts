import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: ['readOnly', 'writeOnly'], direction: ['input', 'output'] },
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'servers tolerate a read-only field that comes back, so stating the direction refuses no message',
  },
  message: 'The field `{name}` in {where} changed its `{aspect}` from {was} to {now}.',
  why: 'The field is still part of the contract; only the direction in which it is meant to be sent was stated differently.',
  fix: 'Check that the server still tolerates the field where clients already send it.',
  authority: [authorities.oasSchema, authorities.jsonSchemaAnnotations],
} satisfies ContractRule;
