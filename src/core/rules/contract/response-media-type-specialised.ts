import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'media-type', aspect: 'type', direction: 'output', effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'clients that parse the general media type parse this one, but those that name it in Accept may be refused',
  },
  message: 'The media type {was} in {where} became {now}.',
  why: 'The body can be parsed as before. Clients that ask for the former media type in `Accept`, or compare `Content-Type` with it, may not recognise the answer.',
  fix: 'Offer both media types until clients name the new one.',
  authority: [authorities.rfc9110Accept, authorities.zalando107],
} satisfies ContractRule;
