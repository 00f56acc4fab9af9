import { areas, isAskRule, type Rule } from '../../src/core/model/rule.ts';
import { ruleSeverity } from '../../src/core/rules/rule-severity.ts';

/** `docs/rules/README.md`: every rule in one table, by area. */
export function ruleList(rules: Readonly<Record<string, Rule>>): string {
  const sections = areas.flatMap((area) => {
    const members = Object.entries(rules).filter(([, rule]) => rule.area === area);
    if (members.length === 0) return [];
    const rows = members.map(
      ([id, rule]) =>
        `| [${id}](${id}.md) | ${rule.severity} | ${word(rule)} | ${rule.message.replace(/\{(\w+)\}/g, '‹$1›').replaceAll('|', '\\|')} |`,
    );
    return [`## ${area}\n\n| rule | severity | change | says |\n|---|---|---|---|\n${rows.join('\n')}`];
  });
  const count = Object.keys(rules).length;
  return [
    '# Rules',
    `${count} rules. A name between ‹ and › is filled in. Turn a rule off, or change how loud it is, under \`rules\` in \`.github/architect.yml\`.`,
    ...sections,
    '---\n\n*Generated from the rules by `npm run generate`.*\n',
  ].join('\n\n');
}

/** The coverage table of the README: the seventeen areas, and how many rules look at each. */
export function coverageTable(rules: Readonly<Record<string, Rule>>): string {
  const rows = areas.map((area, index) => {
    const members = Object.values(rules).filter((rule) => rule.area === area);
    const asked = members.filter(isAskRule).length;
    const proven = members.length - asked;
    const said = [
      ...(proven > 0 ? [`${proven} ${proven === 1 ? 'rule' : 'rules'}`] : []),
      ...(asked > 0 ? [`the agent, asked ${asked} ${asked === 1 ? 'question' : 'questions'}`] : []),
    ];
    const link = `[${said.join(', ')}](docs/rules/README.md#${anchor(area)})`;
    return `| ${index + 1} | ${area} | ${said.length === 0 ? 'not yet' : link} |`;
  });
  return ['| # | area | reviewed by |', '|---|---|---|', ...rows].join('\n');
}

function word(rule: Rule): string {
  if (isAskRule(rule)) return 'judged by the agent';
  return 'when' in rule ? ruleSeverity(rule).word : '';
}

/** The anchor the host gives a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}
