import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  message: 'A webhook can be forged, replayed or lost.',
  why: 'Anybody who learns the address can send what looks like an event. A delivery that fails once is gone, and the two sides no longer agree.',
  fix: 'Sign the raw body with a time, check both before anything else, deliver again with backoff, and give each event an id to recognise repeats by.',
  ask: 'Find a webhook that this change sends or receives without a signature over the body, without a bound on its age, or without a contract for retries and duplicates.',
  notWhen: [
    'the receiver only takes it as a hint and fetches the truth itself',
    'the transport authenticates both sides (mutual TLS, a private queue)',
  ],
  authority: [authorities.standardWebhooks, authorities.owaspAuthentication, authorities.zalando214],
} satisfies AskRule;
