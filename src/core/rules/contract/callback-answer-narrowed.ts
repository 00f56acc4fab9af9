import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'response', aspect: 'status', direction: 'input', effect: 'narrowed', given: { success: true } },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'most senders take every status of the class for a success',
  },
  message: 'Of the {was} answers in {where} only {now} is taken now.',
  why: 'Receivers that answer with another status are taken to have failed, and get the same call again or no more calls.',
  fix: 'Keep taking every success status.',
  authority: [authorities.oasCallback, authorities.rfc9110Status],
} satisfies ContractRule;
