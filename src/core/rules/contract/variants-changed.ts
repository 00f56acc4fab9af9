import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: 'schema', aspect: 'variants', direction: 'input', effect: ['narrowed', 'replaced'] },
    { kind: 'schema', aspect: 'variants', direction: 'output', effect: ['widened', 'replaced'] },
  ],
  audience: 'wire',
  severity: 'high',
  message: 'The alternatives of `{name}` in {where} changed from {was} to {now}.',
  why: 'It cannot be shown that all that is sent still fits what its reader knows, and generated clients get another type.',
  fix: 'In a request, keep the former form as one of the alternatives, unchanged. In a response, send the new form in a field of its own.',
  authority: [authorities.aip180, authorities.jsonSchemaLogic],
} satisfies ContractRule;
