import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Microservices',
  severity: 'medium',
  message: 'The form of the storage is the form of the interface.',
  why: 'A migration becomes a breaking change, and every new column is published without anybody deciding it.',
  fix: 'Map it to a type of the interface.',
  ask: 'Find a database entity, ORM model or domain object that this change answers, accepts or publishes as it is stored, while its siblings go through a type of the interface.',
  notWhen: ['a serializer or mapper stands in between', 'the interface is only for the service itself'],
  authority: [authorities.owaspProperties, authorities.microservicesDatabase],
} satisfies AskRule;
