import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: 'readOnly', now: true, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a server may ignore a read-only field that comes back, so the request itself often still works',
  },
  several: '{count} fields in {where} became read-only, and clients can no longer set them: {names}.',
  message: 'The field `{name}` in {where} became read-only: clients can no longer set it.',
  why: 'Clients that set it lose its effect without being told, or are refused by a server that checks strictly.',
  fix: 'Keep accepting the field until clients no longer send it, and mark it {deprecate} until then.',
  authority: [authorities.oasSchema, authorities.jsonSchemaAnnotations],
} satisfies ContractRule;
