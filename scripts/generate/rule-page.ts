import { type AskRule, isAskRule, type Rule } from '../../src/core/model/rule.ts';
import openapi from '../../src/core/contracts/openapi/openapi.ts';
import { wordsOf } from '../../src/core/contracts/words.ts';
import { renderMessage } from '../../src/core/rules/render-message.ts';
import type { Example } from './example.ts';
import { ruleSeverity } from '../../src/core/rules/rule-severity.ts';

/** `docs/rules/<family>/<rule>.md`: what the rule says, why, and what to do, shown on its own fixtures. */
export function rulePage(id: string, rule: Rule, flagged: Example | undefined, clean: Example | undefined): string {
  return [
    `# ${id}`,
    `> ${rule.message.replace(/\{(\w+)\}/g, '‹$1›')}`,
    facts(rule, flagged),
    `## Why it matters\n\n${rule.why}`,
    `## What to do\n\n${renderMessage(rule.fix, wordsOf(openapi))}`,
    ...('when' in rule ? [`## Why it is called ${ruleSeverity(rule).word}\n\n${ruleSeverity(rule).because}`] : []),
    ...(isAskRule(rule) ? [asked(rule)] : []),
    ...(flagged ? [`## Flagged: ${title(flagged)}\n\n${fence(flagged)}\n\n${said(flagged)}`] : []),
    ...(clean ? [`## Not flagged: ${title(clean)}\n\n${fence(clean)}`] : []),
    `## Who says so\n\n${rule.authority.map(({ label, url }) => `- [${label}](${url})`).join('\n')}`,
    '---\n\n*Generated from the rule and its fixtures by `npm run generate`.*\n',
  ].join('\n\n');
}

/** The section on what the agent is asked, and what refutes a finding: no fixture can show it. */
function asked({ ask, notWhen, requires = [] }: AskRule): string {
  const needs = requires.length === 0 ? '' : `\n\nIt has to name a fact of the kind ${requires.join(', ')}.`;
  return `## What the agent is asked\n\n${ask}${needs}\n\nIt is no finding where\n\n${notWhen.map((ground) => `- ${ground}`).join('\n')}`;
}

function facts(rule: Rule, flagged: Example | undefined): string {
  const change = flagged?.findings[0]?.change;
  const certainty =
    'certainty' in rule && rule.certainty === 'proven' ? 'proven from the files alone' : 'likely: read from a pattern';
  const rows =
    'when' in rule
      ? [
          ['A change that is', ruleSeverity(rule).word],
          ['Breaks', rule.audience === 'wire' ? 'running clients' : 'generated client code'],
        ]
      : [
          ...(change ? [['A change that is', change.severity]] : []),
          ['Certainty', isAskRule(rule) ? 'judged: an agent says so, and a skeptic did not refute it' : certainty],
        ];
  const all = [['Area', rule.area], ['Severity', rule.severity], ...rows];
  return ['| | |', '|---|---|', ...all.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function said({ findings }: Example): string {
  return findings
    .map((finding) => `> **${finding.path}:${finding.line}** (${finding.side}) ${finding.message}`)
    .join('\n>\n');
}

function fence({ diff, config }: Example): string {
  const before =
    config === null ? '' : `With this in \`.github/architect.yml\`:\n\n\`\`\`yaml\n${config.trimEnd()}\n\`\`\`\n\n`;
  return `${before}\`\`\`diff\n${diff}\n\`\`\``;
}

function title({ name }: Example): string {
  return name.replaceAll('-', ' ');
}
