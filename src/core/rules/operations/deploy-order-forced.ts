import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'high',
  message: 'Two parts of the change have to be deployed in an order that nothing enforces.',
  why: 'While one is new and the other old, calls fail, messages cannot be read, or data is written that the other side does not understand.',
  fix: 'Release the side that accepts both forms first, then the other, then remove the old form.',
  ask: 'Find two sides of an interface that this change edits together (producer and consumer, client and server, code and schema, flag and reader) where old beside new fails in at least one order. Say which order, and what fails.',
  notWhen: ['both are in one artefact that is replaced at once', 'either side accepts both forms'],
  authority: [authorities.k8s, authorities.prr],
} satisfies AskRule;
