import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Observability',
  severity: 'medium',
  message: 'A metric gets as many series, or a log as many lines, as there are users or items.',
  why: 'The metrics store runs out of memory, or drops what would have shown the next outage.',
  fix: 'Put what has few values into the label, and the rest into a trace or a sampled log line.',
  ask: 'Find a label, tag or metric name that this change fills with an id, a path, an address or a message, or a log line it writes once per item of a loop or per request on a busy path.',
  notWhen: ['the values are a closed list', 'the path is a template', 'it is sampled or on a level that is off'],
  authority: [authorities.prometheusNaming],
} satisfies AskRule;
