import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Caching',
  severity: 'critical',
  message: 'A cache key leaves out something the answer depends on.',
  why: 'One user, tenant or language is shown what was computed for another.',
  fix: 'Put everything the value depends on into the key.',
  ask: 'Find a cache that this change adds or edits whose key lacks something the value depends on: tenant, user, permission, locale, version, a parameter.',
  notWhen: ['what is cached is the same for everybody', 'the cache lives no longer than one request'],
  authority: [authorities.owaspObject, authorities.builderCaching],
} satisfies AskRule;
