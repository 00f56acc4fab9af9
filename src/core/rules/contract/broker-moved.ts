import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: {
    format: 'asyncapi',
    kind: 'server',
    aspect: ['address', 'protocols'],
    effect: 'replaced',
    direction: 'input',
  },
  audience: 'wire',
  severity: 'high',
  message: 'The server `{name}` is reached otherwise: {was} became {now}.',
  why: 'Clients that were configured with the former address or protocol cannot connect any more.',
  fix: 'Keep the former one as a server of its own until no client connects to it.',
  authority: [authorities.asyncapiServer],
} satisfies ContractRule;
