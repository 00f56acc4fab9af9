import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'nullable', direction: 'input', effect: ['narrowed', 'replaced'] },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} can no longer be null.',
  why: 'Clients that send null today, often to clear a value, are refused.',
  fix: 'Keep accepting null and treat it as before.',
  authority: [authorities.zalando123, authorities.githubBreaking],
} satisfies ContractRule;
