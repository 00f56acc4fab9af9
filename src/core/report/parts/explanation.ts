import type { Verified } from '../../model/finding.ts';
import { sayAcceptance } from './acceptance.ts';
import { sketchOf } from './judged.ts';
import { affected, authorityLink, headline, more } from './comment.ts';
import { cut, longestBody } from '../words/cut.ts';
import { concerned } from '../words/concerned.ts';
import { code, prose } from '../words/escape.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { listed } from '../words/listed.ts';
import { atCommit, counted } from '../words/phrase.ts';
import { ruleLink } from '../words/rule-link.ts';

/** The most items of a list. */
const mostListed = 50;

/** How people ask for an explanation, and how publishing is described. */
interface Asking {
  readonly command: string;
  readonly where: string;
}

const inComment: Asking = { command: '/architect explain', where: 'Where it is said' };
/** On the command line nothing is posted. */
export const onCommandLine: Asking = { command: 'architect explain', where: 'Where a pull request says it' };

/** Everything about one finding, or a list of all if none has that id. */
export function explanation(
  id: string | null,
  verified: readonly Verified[],
  head: string,
  asking = inComment,
): string {
  const one = id === null ? undefined : verified.find(({ finding }) => finding.id === id);
  if (one !== undefined) return cut(explained(one, asking), longestBody);
  const asked = id === null ? '' : `There is no finding ${code(id)} at ${atCommit(head)}. `;
  if (verified.length === 0) return `${asked}Nothing was found.`;
  const lines = withoutRepeated(verified).map(
    ({ finding }) => `- ${code(finding.id)} ${headline(finding)} ${lineInWords(finding)}`,
  );
  const intro = `${asked}${counted(lines.length, 'finding')} at ${atCommit(head)}; \`${asking.command} <id>\` says more about one:`;
  return cut(`${intro}\n\n${listed(lines, mostListed)}`, longestBody);
}

/** Leaves out findings that another one mentions in the same words. */
function withoutRepeated(verified: readonly Verified[]): readonly Verified[] {
  const repeated = new Set(
    verified.flatMap(({ finding: { group, message } }) => (group?.members ?? []).map((id) => `${id} ${message}`)),
  );
  return verified.filter(({ finding: { id, message } }) => !repeated.has(`${id} ${message}`));
}

function explained(one: Verified, { where }: Asking): string {
  const { finding } = one;
  const { rule, severity, certainty, by, change, authority, quote } = finding;
  const who = by === 'rules' ? 'the rules' : `the agent ${code(by)}`;
  const harm = change === undefined ? severity : `${change.severity} for ${concerned[change.audience]}, ${severity}`;
  return [
    `**${headline(finding)}**`,
    `${code(finding.id)} · ${ruleLink(rule)} · ${harm} · ${certainties[certainty]} by ${who} · ${lineInWords(finding)}`,
    ...(quote.trim() === '' ? [] : [code(quote.trim())]),
    `**Why it matters:** ${prose(finding.why)}`,
    `**What to do:** ${prose(finding.fix)}`,
    affected(finding),
    ...more(finding),
    ...instance(sketchOf(finding)),
    ...(authority.length > 0 ? [`**Who says so:** ${authority.map(authorityLink).join(' · ')}`] : []),
    `**${where}:** ${said(one)}`,
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function instance(sketch: string): readonly string[] {
  return sketch === '' ? [] : [`**For instance:**\n\n${sketch}`];
}

const certainties = { proven: 'proven', likely: 'seen', judged: 'judged' } as const;

function said({ verdict }: Verified): string {
  if (verdict.publish === 'inline') return 'in a comment on the line.';
  if (verdict.publish === 'summary') {
    const dismissed =
      verdict.dismissed === undefined ? '' : `; somebody has ${dismissals[verdict.dismissed]} the comment it had`;
    return `in the summary${dismissed}.`;
  }
  if (verdict.accepted) return `in the summary, as ${sayAcceptance(verdict.accepted)}`;
  return `nowhere, because ${prose(verdict.because.replace(/\.$/u, ''))}.`;
}

const dismissals = { resolved: 'resolved', hidden: 'hidden', deleted: 'deleted' } as const;
