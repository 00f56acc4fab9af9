import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Gateways & load balancing',
  severity: 'medium',
  message: 'The outer side gives up before the inner one does.',
  why: 'The client sees an error and tries again while the first attempt still runs: the load doubles exactly when it is highest.',
  fix: 'Let timeouts shrink from the edge inward, retries included.',
  ask: 'Find a timeout in this change, of a gateway, proxy, client or server, that is longer than that of whoever waits for it, or a retry budget that does not fit into it.',
  notWhen: ['the inner work is meant to go on', 'the caller does not wait'],
  authority: [authorities.rel05bp05, authorities.sreCascading],
} satisfies AskRule;
