import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  message: 'A list is answered without a bound on how much it holds.',
  why: 'The answer grows with the data. One day it takes longer than callers wait and more memory than there is, and every client was built without pages.',
  fix: 'Page it from the first day: a cursor or key, a default size, and a maximum that the server enforces.',
  ask: 'Find an endpoint, resolver or procedure that this change adds or opens up and that answers a whole collection, with no page size, limit or cursor that the server enforces.',
  notWhen: [
    'the collection is bounded by nature: the countries, the roles, the lines of one order',
    'the framework or a shared query layer pages every list already',
    'a caller-supplied limit has a maximum that is enforced',
  ],
  authority: [authorities.aip158, authorities.zalando159, authorities.owaspResources],
} satisfies AskRule;
