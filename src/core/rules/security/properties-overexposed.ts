import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'AuthN & AuthZ',
  severity: 'high',
  message: 'A client reads or sets properties it should not.',
  why: 'A stored object that is answered as it is gives away hashes, notes and flags; a body that is stored as it came lets a user make themselves an administrator.',
  fix: 'Name the properties on the way in and on the way out.',
  ask: 'Find an answer that this change builds from a whole stored object, or a body it writes to one, without naming the properties that may pass.',
  notWhen: [
    'a serializer, DTO or schema names the properties',
    'the object has nothing but public properties and is unlikely to get others',
  ],
  authority: [authorities.owaspProperties],
} satisfies AskRule;
