import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'variant',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { failed: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'clients learn from the status that a call failed' },
  several: '{count} kinds of errors may now be {sent} for {where}: {names}.',
  message: 'The kind of error `{name}` may now be {sent} for {where}.',
  why: 'Clients that look into the body of an error know the former kinds only: typed ones fail to parse the new one and hide the status behind that.',
  fix: 'Give the new kind the fields that all errors had so far, or tell clients before the first one is sent.',
  authority: [authorities.zalando151, authorities.rfc9110Status],
} satisfies ContractRule;
