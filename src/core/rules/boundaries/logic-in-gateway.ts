import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Gateways & load balancing',
  severity: 'medium',
  message: 'A decision of the business is made in the gateway.',
  why: 'It is tested and released by others than those who own it, and callers that go another way do not get it.',
  fix: 'Decide it in the service that owns the data, and let the gateway route, limit and authenticate.',
  ask: 'Find a rule of the business, a calculation or a composition with state that this change puts into a gateway, proxy, mesh filter or backend-for-frontend.',
  notWhen: [
    'it is routing, limiting, authentication or translation of protocols',
    'the backend-for-frontend only shapes what is shown',
  ],
  authority: [authorities.rel10bp03, authorities.rel04bp02],
} satisfies AskRule;
