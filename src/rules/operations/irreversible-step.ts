import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'high',
  message: 'After this change there is no way back to the version before.',
  why: 'The old version cannot read what the new one writes, or what it needs is gone. A rollback makes things worse.',
  fix: 'Teach the old version to read the new form one release earlier, or write down the way back before it is needed.',
  ask: 'Find data, messages, files or schemas that the new version writes or removes and that the old version cannot read or needs, with nothing said of how to roll back.',
  notWhen: ['the old version ignores what it does not know', 'the new form is only written once a flag is on'],
  authority: [authorities.prr, authorities.builderRollback],
} satisfies AskRule;
