import type { FactRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';
import { breakingFindings } from '../breaking-findings.ts';
import { code } from '../render-message.ts';
import { hitOnVersion } from '../version-step.ts';
import { announcesBreak, versionOf } from '../../model/version.ts';

/** Where the contract's own version announces no break either, `breaking-change-without-major-bump` says so. */
export default {
  area: 'API design & patterns',
  severity: 'medium',
  certainty: 'proven',
  message: 'The contract calls itself {version}, and clients still ask for {asked}, which this change breaks.',
  why: 'Clients choose a version by what they write in a request. The new version number in the document reaches none of them: they ask for what they always asked for, and get something else.',
  fix: 'Offer the change under a new path, header or parameter value, and keep the old one until its clients have moved.',
  authority: [authorities.aip185, authorities.azureVersions, authorities.zalando116],
  judge: (facts, changes, config) =>
    facts.contracts.flatMap((contract) => {
      const { before, after } = contract.versions;
      const { asked } = contract;
      if (!before || !after || asked.after.length === 0) return [];
      const [was, now] = [versionOf(before.text), versionOf(after.text)];
      if (!was || !now || !announcesBreak(was, now)) return [];
      if (asked.after.some((version) => !asked.before.includes(version))) return [];
      const breaking = breakingFindings(contract, changes, config);
      if (breaking.length === 0) return [];
      const values = { version: code(after.text), asked: asked.after.slice(0, 3).map(code).join(', ') };
      return [{ ...hitOnVersion({ before, after }, 'asked', values), beside: breaking.map(({ id }) => id) }];
    }),
} satisfies FactRule;
