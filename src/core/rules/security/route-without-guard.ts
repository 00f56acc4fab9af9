import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'critical',
  message: 'A route can be called without the check that its neighbours have.',
  why: 'Whoever finds the address may do what was meant for signed-in users, or for administrators.',
  fix: 'Put it behind the same guard as its siblings, and make the guard the default so that the next route has it too.',
  ask: 'Find a route, resolver, procedure or consumer that this change adds or moves and that lacks the authentication or permission check of its siblings. Name the sibling line that has it.',
  notWhen: [
    'a guard for the whole router, gateway or module covers it',
    'it is meant to be public: health, login, a webhook with a signature',
  ],
  authority: [authorities.owaspFunction, authorities.zalando104],
} satisfies AskRule;
