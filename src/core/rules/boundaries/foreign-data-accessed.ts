import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Microservices',
  severity: 'high',
  message: 'A service reads or writes the data of another one past its interface.',
  why: 'The owner can no longer change its tables without breaking somebody it does not know of, and rules it enforces in code are bypassed.',
  fix: 'Ask the owner over its API, or consume its events and keep the copy you need.',
  ask: 'Find a query, connection string, schema, table, bucket or cache that this change uses and that belongs to another service of this repository.',
  notWhen: [
    'both folders are parts of one service that is deployed as one',
    'it is a published, versioned view or export that the owner offers',
    'a one-off migration',
  ],
  authority: [authorities.rel04bp02, authorities.microservicesDatabase],
} satisfies AskRule;
