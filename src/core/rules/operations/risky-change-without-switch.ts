import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'medium',
  message: 'Behaviour that is risky changes for everybody at once and cannot be switched back.',
  why: 'The way back is another deployment, made in a hurry, while customers are affected.',
  fix: 'Put it behind a flag that is off by default, and turn it on a part at a time with a metric to watch.',
  ask: 'Find a change of default behaviour, algorithm, provider or traffic path on an important flow that has neither a flag, nor a gradual rollout, nor another quick way back.',
  notWhen: ['a rollout by percentage or a flag is configured', 'it is easily rolled back and touches few'],
  authority: [authorities.prr, authorities.sreCanaries],
} satisfies AskRule;
