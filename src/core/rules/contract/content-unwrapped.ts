import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'media-type', aspect: 'envelope', now: null, direction: ['input', 'output'], effect: 'replaced' },
  audience: 'wire',
  severity: 'critical',
  message: 'What {where} had in its field {was} stands by itself now.',
  why: 'Every field has moved a level up. Clients that read or send them in the field that held them find nothing, or are not understood.',
  fix: 'Keep the field that held them, and offer the other form under another path, version or media type.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
