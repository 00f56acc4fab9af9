import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'high',
  message: 'After this change there is no way back to the version before.',
  why: 'The old version cannot read what the new one writes, or what it needs is gone. A rollback makes things worse.',
  fix: 'Teach the old version to read the new form one release earlier, or write down the way back before it is needed.',
  ask: 'Find data, messages or files that the new version writes in a form the old one cannot read, or removes although the old one needs them, with nothing said of how to roll back. Leave out what a migration drops or retypes.',
  notWhen: ['the old version ignores what it does not know', 'the new form is only written once a flag is on'],
  authority: [authorities.prr, authorities.builderRollback],
} satisfies AskRule;
