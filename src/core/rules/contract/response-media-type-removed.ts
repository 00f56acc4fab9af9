import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'media-type', aspect: 'presence', now: null, direction: 'output', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'breaking',
    because: 'a client names the media type it wants, so the list is a choice of the client, like an input',
  },
  message: '`{name}` is no longer offered in {where}.',
  why: 'Clients ask for this media type in `Accept` and cannot read another: they get a 406, or a body they cannot parse.',
  fix: 'Keep offering it beside the new one until no client asks for it.',
  authority: [authorities.rfc9110Accept, authorities.aip180],
} satisfies ContractRule;
