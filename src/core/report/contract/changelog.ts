import type { ContractReport } from '../../model/contract-result.ts';
import type { Finding } from '../../model/finding.ts';
import { code, prose, text } from '../words/escape.ts';
import { sentence } from '../words/phrase.ts';
import { ruleLink } from '../words/rule-link.ts';
import { sayRelease, sayRequired, sections } from './sections.ts';

/** The changelog of a contract change in Markdown: the required version, then the changes, the most severe first. */
export function changelog({ result, findings }: ContractReport): string {
  const blocks = [
    '# Contract changes',
    `**${sayRequired(result)}**`,
    ...(result.contracts.length > 0 ? [result.contracts.map((one) => `- ${prose(sayRelease(one))}`).join('\n')] : []),
    ...sections(findings).flatMap(({ title, changes }) => [`## ${title}`, changes.map(item).join('\n')]),
    ...(result.unread.length > 0 ? ['## Not compared', result.unread.map(unread).join('\n')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function item({ message, fix, rule, change }: Finding): string {
  const place = change?.after ?? change?.before;
  const at = place ? ` ${code(`${place.file}:${place.line}`)}` : '';
  const advice = change?.severity === 'safe' ? '' : `\n  ${prose(fix)}`;
  return `- ${prose(message)}${at} (${ruleLink(rule)})${advice}`;
}

function unread({ file, line, because, fix }: ContractReport['result']['unread'][number]): string {
  return `- ${code(line === undefined ? file : `${file}:${line}`)}: ${text(sentence(because))} ${text(sentence(fix))}`;
}
