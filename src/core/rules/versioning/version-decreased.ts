import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { code } from '../render-message.ts';
import { hitOnVersion } from '../version-step.ts';
import { compareVersions, versionOf } from '../../model/version.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: 'The version went down from {was} to {now}.',
  why: 'Tools that take the highest version keep the former contract, and whoever reads both takes this one for the older.',
  fix: 'Choose a version above the former one. To take a release back, publish its content again under a higher version.',
  authority: [authorities.semverOrder, authorities.zalando116],
  judge: (facts) =>
    facts.contracts.flatMap((contract) => {
      const { before, after } = contract.versions;
      const was = before && versionOf(before.text);
      const now = after && versionOf(after.text);
      if (!was || !now || (compareVersions(was, now) ?? 0) <= 0) return [];
      return [hitOnVersion({ before, after }, 'version', { was: code(before.text), now: code(after.text) })];
    }),
} satisfies FactRule;
