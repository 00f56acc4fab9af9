import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: 'schema', aspect: 'const', direction: 'input', effect: ['narrowed', 'replaced'] },
    { kind: 'schema', aspect: 'const', direction: 'output', effect: ['widened', 'replaced'] },
  ],
  audience: 'wire',
  severity: 'high',
  message: 'The fixed value of `{name}` in {where} changed from {was} to {now}.',
  why: 'Both sides compare against the fixed value: a request that carries the former one is refused, a response with another one is not recognised.',
  fix: 'Keep the value. If it marks a new kind of message, add that kind beside the present one.',
  authority: [authorities.jsonSchemaConst, authorities.aip180],
} satisfies ContractRule;
