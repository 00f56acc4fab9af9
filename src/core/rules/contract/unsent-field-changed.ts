import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { direction: 'neither' },
  audience: 'wire',
  severity: 'low',
  message: '{what}, which nobody has to send that way, {change}.',
  why: 'A read-only field is not part of a request, a write-only field is not part of a response, and nobody has to fail in the way a contract describes: no message changes.',
  fix: 'Nothing to do.',
  authority: [authorities.oasSchema, authorities.jsonSchemaAnnotations],
} satisfies ContractRule;
