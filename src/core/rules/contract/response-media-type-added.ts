import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { kind: 'media-type', aspect: 'presence', was: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'low',
  departs: { severity: 'safe', because: 'a client receives a media type only after naming it in Accept' },
  message: '`{name}` is now offered in {where}.',
  why: 'A client gets it only if it asks for it in `Accept`.',
  fix: 'Nothing to do, as long as calls without `Accept` are answered in the former media type.',
  authority: [authorities.rfc9110Accept, authorities.zalando107],
} satisfies ContractRule;
