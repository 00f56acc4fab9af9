import type { NewComment } from '../../model/edits.ts';
import type { Verified } from '../../model/finding.ts';
import { marker } from '../../model/mark.ts';
import type { InlineComment } from '../../model/publication.ts';
import type { Lane } from '../../model/said.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { sayTally, tallyOf } from './tally.ts';

/**
 * The text above the comments of a review: their summary, or that of all findings if there are none. Its mark assigns
 * the review to its head and lane.
 */
export function reviewBody(
  { commented, shown }: { readonly commented: readonly Verified[]; readonly shown: readonly Verified[] },
  lane: Lane,
  head: string,
): string {
  const posted = commented.map(({ finding }) => finding.id).join(',');
  const mark = marker({ ids: [], notes: { review: lane, head, posted } });
  const what =
    commented.length > 0
      ? `**${sayTally(tallyOf(commented))}**, each on its line.`
      : `**${sayTally(tallyOf(shown))}**, named in the summary.`;
  return `${what}\n\n${mark}\n`;
}

/** The comment with the text it needs if it can only be on the file. */
export function withFileBody(comment: InlineComment): NewComment {
  return { ...comment, bodyOnFile: `${lineInWords(comment)}\n\n${comment.body}` };
}
