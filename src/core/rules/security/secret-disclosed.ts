import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  severity: 'high',
  message: 'Credentials or personal data go where they are not needed.',
  why: 'Logs, events, answers and error reports are read by many, copied and kept for years.',
  fix: 'Leave the property out, or mask it where it is written.',
  ask: 'Find a line that this change adds or edits and that writes a credential, a token or personal data into a log, a metric, a trace, an event or an answer.',
  notWhen: [
    'a serializer or redaction of the logger takes it out',
    'it is a hash or an id that tells nothing',
    'the reader is the person whose data it is',
  ],
  authority: [authorities.aip147, authorities.azureNoSecrets, authorities.cwe532],
} satisfies AskRule;
