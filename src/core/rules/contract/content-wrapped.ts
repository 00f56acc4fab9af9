import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'media-type', aspect: 'envelope', was: null, direction: ['input', 'output'], effect: 'replaced' },
  audience: 'wire',
  severity: 'critical',
  message: 'What {where} said is in its field {now} now.',
  why: 'Every field has moved a level down. Clients that read or send them where they were find nothing, or are not understood.',
  fix: 'Keep what was there where it was, and offer the other form under another path, version or media type.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;
