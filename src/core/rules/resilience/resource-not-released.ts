import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'high',
  message: 'Something that is taken is not given back on every path.',
  why: 'Each failure or early return keeps a connection, a lock, a file or a timer. The process works for days and then stops, with nothing wrong in the request that met it.',
  fix: 'Give it back where the block ends, whatever happens in it: `finally`, `defer`, `with`, `using` or a guard.',
  ask: 'Find a connection, lock, lease, file, stream, subscription, listener, timer, span or temporary file that this change takes or opens and that some path leaves without giving it back: an early return, an error, a cancellation, or an owner that lives as long as the process.',
  notWhen: [
    'the language or library releases it at the end of the block on every path',
    'the process ends right after it',
  ],
  authority: [authorities.cwe772],
} satisfies AskRule;
