import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: { format: 'asyncapi', kind: 'server', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: 'The server `{name}` is no longer part of {where}.',
  why: 'Clients that connect to it may find nobody there, or hear nothing any more.',
  fix: 'Keep it, and what it serves, until no client connects to it.',
  authority: [authorities.asyncapiServer],
} satisfies ContractRule;
