import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'media-type', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` is no longer accepted in {where}.',
  why: 'Clients that send this media type are refused with a 415.',
  fix: 'Keep accepting it beside the new one until no client sends it.',
  authority: [authorities.rfc9110Content, authorities.aip180],
} satisfies ContractRule;
