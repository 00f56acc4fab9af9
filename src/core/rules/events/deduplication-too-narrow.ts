import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  severity: 'high',
  message: 'What recognises a repetition takes different things for the same one.',
  why: 'Two messages or requests that only look alike share a key: the second is dropped as a repetition, and nobody is told.',
  fix: 'Put everything into the key that makes two of them different: partition and offset, tenant, kind, and the id of the thing itself.',
  ask: 'Find an idempotency key, deduplication id, unique constraint, hash or list of processed ids that this change adds or edits and that two different messages, requests or tenants can share, or that one and the same does not keep when it is sent again.',
  notWhen: [
    'the missing part is the same for everybody who writes there',
    'whoever makes the id promises that it is unique everywhere',
  ],
  authority: [authorities.microservicesIdempotent, authorities.azureRepeatability],
} satisfies AskRule;
