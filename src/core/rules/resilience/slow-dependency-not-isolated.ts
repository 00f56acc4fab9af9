import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  message: 'One slow dependency can take everything else with it.',
  why: 'It uses up the threads, connections or workers that other requests share, and those fail too.',
  fix: 'Give it a pool or limit of its own, and a breaker that stops asking when it fails.',
  ask: 'Find a call that this change adds to a slow or unreliable system, on a thread pool, connection pool, worker or event loop that unrelated requests share, without a bulkhead or breaker that its siblings have.',
  notWhen: ['a mesh or client limits and breaks it', 'everything the service does needs this dependency'],
  authority: [authorities.rel10bp03, authorities.azureBreaker],
} satisfies AskRule;
