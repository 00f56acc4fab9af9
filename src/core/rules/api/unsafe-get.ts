import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  message: 'A request does more than its method promises.',
  why: 'Crawlers, prefetching browsers, caches and retries send it again and again, or never let it through.',
  fix: 'Use the method that promises what it does, or keep the promise.',
  ask: 'Find a GET, HEAD or query resolver that this change makes write, delete, send or charge, or a PUT or DELETE that is not the same when it is sent twice.',
  notWhen: ['what it writes is a log, a metric or a cache', 'it is no HTTP interface'],
  authority: [authorities.rfc9110Methods, authorities.zalando148],
} satisfies AskRule;
