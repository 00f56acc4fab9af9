import { isSaid } from '../../../model/finding.ts';
import type { Material } from '../../../model/material.ts';
import { headline } from '../../parts/comment.ts';
import { beyond } from '../../words/beyond.ts';
import { code, prose } from '../../words/escape.ts';
import { counted } from '../../words/phrase.ts';
import { lineInWords } from '../../words/line-in-words.ts';
import { changesOf, harmful, whoCalls } from '../changes-of.ts';

const most = 10;

/** What each finding costs as it is, and what there is instead. */
export function alternatives({ verified }: Material): readonly string[] {
  const others = verified.flatMap((one) => (!one.finding.change && isSaid(one) ? [one.finding] : []));
  const all = [...harmful(changesOf(verified)), ...others];
  return [
    ...all.slice(0, most).map((finding) => {
      const used = finding.change?.usedBy ?? [];
      const pays = used.length > 0 ? `${whoCalls(used, 3)} changes with it` : prose(finding.why);
      return [
        `**${headline(finding)}** ${code(finding.id)} ${lineInWords(finding)}`,
        '',
        `- As proposed: ${pays}`,
        `- Instead: ${prose(finding.fix)}`,
      ].join('\n');
    }),
    ...beyond(all, most, (left) => `and ${counted(left, 'more finding')}`),
  ];
}
