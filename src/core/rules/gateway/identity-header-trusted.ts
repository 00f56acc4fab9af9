import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Gateways & load balancing',
  severity: 'high',
  message: 'An identity or address from a header is believed although the client can write it.',
  why: 'Anybody becomes anybody by sending the header.',
  fix: 'Strip such headers at the edge, set them there, and verify them, or a token, in the service.',
  ask: 'Find code or gateway configuration in this change that takes user, tenant, role or client address from a header without it being set or stripped by a proxy that cannot be bypassed.',
  notWhen: [
    'the edge strips and sets the header, and the service is not reachable otherwise',
    'the header is signed and checked',
  ],
  authority: [authorities.cwe290, authorities.owaspAuthentication],
} satisfies AskRule;
