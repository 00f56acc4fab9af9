import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: [
    {
      format: 'asyncapi',
      kind: ['message', 'contract'],
      aspect: 'contentType',
      was: null,
      effect: 'replaced',
      direction: ['input', 'output'],
    },
    {
      format: 'asyncapi',
      kind: ['message', 'contract'],
      aspect: 'contentType',
      now: null,
      effect: 'replaced',
      direction: ['input', 'output'],
    },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'where no content type is written it may always have been this one',
  },
  message: 'The content type of {what} is {now} now, and was {was}.',
  why: 'Where none is written, readers take a message for JSON. Who did, or does now, fails on the first message that is not.',
  fix: 'Make sure that the bytes are written as they were, and tell those who listen.',
  authority: [authorities.asyncapiMessage, authorities.zalando209],
} satisfies ContractRule;
