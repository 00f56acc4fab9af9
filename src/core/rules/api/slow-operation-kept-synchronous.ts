import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  message: 'A request waits for work that can take longer than its callers wait.',
  why: 'Callers and proxies give up before the work is done, try again, and start it twice. Connections are held for minutes by a few users.',
  fix: 'Accept the request, answer 202 with the address of an operation, and let the client ask how far it is.',
  ask: 'Find a request handler that, by this change, does work whose time grows with its input or with another system (an export, a report, a model, a chain of calls) before it answers.',
  notWhen: [
    'the work is bounded and fast for every input that is accepted',
    'the caller is a job or a person at a console who is meant to wait',
  ],
  authority: [authorities.aip151, authorities.zalando253, authorities.azureLongRunning],
} satisfies AskRule;
