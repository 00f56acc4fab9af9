import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: 'writeOnly', direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'a field is usually marked write-only because it never was returned, and the description is catching up',
  },
  message: 'The field `{name}` in {where} became write-only: it is no longer returned.',
  why: 'Clients that read it find nothing.',
  fix: 'Keep returning it until clients no longer read it. If it is a secret, return something that is not: whether it is set.',
  authority: [authorities.oasSchema, authorities.aip180],
} satisfies ContractRule;
