import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'critical',
  message: 'An object is found by an id the client sent, and nobody asks whose it is.',
  why: 'A signed-in user changes the number in the address and reads or edits what belongs to somebody else.',
  fix: 'Look it up together with the owner: `where id = … and tenant = …`, and answer 404 where nothing is found.',
  ask: 'Find a lookup, update or deletion that this change adds, by an id from the request, that is not narrowed to the caller’s tenant, account or permission.',
  notWhen: [
    'the query or a row policy narrows it further down',
    'the id is a capability: long, random and not guessable, and treated as one',
    'only operators can reach it',
  ],
  authority: [authorities.owaspObject],
} satisfies AskRule;
