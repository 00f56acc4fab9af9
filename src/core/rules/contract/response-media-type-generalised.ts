import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'media-type', aspect: 'type', direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the former media type is one of those that may come, and clients name the one they read in Accept',
  },
  message: 'The media type {was} in {where} became {now}.',
  why: 'Clients that ask for nothing in `Accept` were told what they get, and may now get something they cannot read.',
  fix: 'List the media types that are sent, and keep the former one as the answer to calls without `Accept`.',
  authority: [authorities.rfc9110Accept, authorities.zalando107],
} satisfies ContractRule;
