import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Microservices',
  severity: 'high',
  message: 'Two services now need each other to answer.',
  why: 'Neither can start, be deployed or recover alone, and a slow answer of one comes back to it as load.',
  fix: 'Turn one direction into an event, or move what both need into a third place.',
  ask: 'Find a call, import or subscription that this change adds from one service to another that already calls or waits for the first, directly or through others. Name the line that goes the other way.',
  notWhen: ['one direction is asynchronous and nobody waits for it', 'both are parts of one deployment'],
  authority: [authorities.rel04bp02],
} satisfies AskRule;
