import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Caching',
  severity: 'medium',
  message: 'A failure or an absence is kept as if it were the answer.',
  why: 'A moment of trouble lasts as long as the entry, and what was just created stays missing.',
  fix: 'Do not keep failures, and keep absences only for a short time.',
  ask: 'Find a cache that this change fills with an error, an empty result or a default after a failure, or with a missing entry for as long as with one that is there.',
  notWhen: ['such entries have a short life of their own', 'whatever creates it clears the entry'],
  authority: [authorities.builderCaching, authorities.rfc9111],
} satisfies AskRule;
