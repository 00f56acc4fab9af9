import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'header', aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  message: 'The response header `{name}` was removed from {where}.',
  why: 'It was always sent. Clients that read it (a cursor, a location, a limit) get nothing.',
  fix: 'Keep sending the header, and announce its end before removing it.',
  authority: [authorities.aip180, authorities.zalando106],
} satisfies ContractRule;
