import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'asyncapi',
    kind: 'setting',
    aspect: 'setting',
    effect: 'noted',
    direction: ['input', 'output'],
    given: { hint: false },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'what a setting means to clients depends on the broker and on what they rely on',
  },
  message: 'The setting `{name}` of {where} changed from {was} to {now}.',
  several: '{count} settings of {where} changed: {names}.',
  why: 'It is part of no message, and decides how messages are delivered: in which order, how often, for how long, to whom. Clients that declare it themselves collide with it.',
  fix: 'See what those who send and receive rely on, and tell them before the broker is changed.',
  authority: [authorities.asyncapiBindings],
} satisfies ContractRule;
