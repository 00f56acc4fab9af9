import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Caching',
  severity: 'high',
  message: 'An answer for one person may be kept for everybody.',
  why: 'A proxy or CDN hands the next caller the data of the last one.',
  fix: 'Mark it private or no-store, and name in Vary everything it depends on.',
  ask: 'Find an answer that depends on who asks, on a language or on a header, and that this change makes cacheable by others: a public or missing Cache-Control, a CDN rule, a Vary that lacks what decides.',
  notWhen: ['it is the same for everybody', 'the cache keys it by the identity'],
  authority: [authorities.rfc9111, authorities.zalando227],
} satisfies AskRule;
