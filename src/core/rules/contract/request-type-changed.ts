import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: ['type', 'format'], direction: 'input', effect: ['narrowed', 'replaced'] },
  audience: 'wire',
  severity: 'high',
  message: 'The {aspect} of `{name}` in {where} changed from {was} to {now}.',
  why: 'Clients keep sending values of the former kind, and the server refuses them or reads them wrongly.',
  fix: 'Accept both for a while, or take the new form under a new name.',
  authority: [authorities.aip180, authorities.githubBreaking],
} satisfies ContractRule;
