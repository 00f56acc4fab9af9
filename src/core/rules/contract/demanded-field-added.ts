import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'protobuf',
    kind: ['property', 'extension'],
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'narrowed',
    given: { required: false, demanded: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the same message may only be returned, and then nobody has to send it',
  },
  several: '{count} fields were added to {where}, and the service says that they are needed: {names}.',
  message: 'The field `{name}` was added to {where}, and the service says that it is needed.',
  why: 'Clients of today do not send it. If the message is part of a request, their calls are refused.',
  fix: 'Make the field optional, with a value that keeps the behaviour of today.',
  authority: [authorities.aip203, authorities.aip180],
} satisfies ContractRule;
