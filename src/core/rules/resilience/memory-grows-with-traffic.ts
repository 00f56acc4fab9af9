import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'Memory grows with what is received, and nothing takes it back.',
  why: 'Every request, key or tenant leaves something behind. The process is ended for its memory at the busiest hour, and takes the requests under way with it.',
  fix: 'Bound it by size and by age, or keep it where it can be evicted.',
  ask: 'Find a map, list, set, cache, context or buffer that lives longer than a request, that this change adds or begins to fill by what comes in (a key, an id, an event, a whole body or file), and that nothing empties or bounds.',
  notWhen: ['the keys are few and known: routes, kinds, replicas', 'an eviction, a size limit or a sweep bounds it'],
  authority: [authorities.cwe770, authorities.owaspResources],
} satisfies AskRule;
