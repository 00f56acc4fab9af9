import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  message: 'A partial update cannot tell what was left out from what was emptied.',
  why: 'Clients that send only what they know erase the rest, or can never erase anything.',
  fix: 'Say by a merge patch or a field mask what is touched, and leave alone what is not named.',
  ask: 'Find an update that this change adds or edits and that takes a missing property for null, an empty value or a default, or that writes a whole object from a part of one.',
  notWhen: ['the operation replaces the whole object and says so', 'a schema or mask tells the two apart'],
  authority: [authorities.rfc7396, authorities.aip134, authorities.zalando123],
} satisfies AskRule;
