import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Observability',
  severity: 'medium',
  message: 'What belongs together can no longer be found together.',
  why: 'In an incident, the request is followed up to this hop and no further.',
  fix: 'Pass the context on in the headers of the call or the message.',
  ask: 'Find a call, message or job that this change adds and that drops the trace or correlation context which its siblings pass on.',
  notWhen: ['instrumentation of the client or the broker passes it on by itself'],
  authority: [authorities.w3cTrace, authorities.zalando233],
} satisfies AskRule;
