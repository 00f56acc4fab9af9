import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'asyncapi',
    kind: ['message', 'contract'],
    aspect: 'contentType',
    effect: 'replaced',
    direction: ['input', 'output'],
  },
  audience: 'wire',
  severity: 'high',
  message: 'The content type of {what} changed from {was} to {now}.',
  why: 'The bytes are written in another way. Whoever reads them as before fails on the first message.',
  fix: 'Send the other form to an address of its own, and end the former one once nobody listens there.',
  authority: [authorities.asyncapiMessage, authorities.zalando209],
} satisfies ContractRule;
