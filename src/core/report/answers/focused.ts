import { isSaid } from '../../model/finding.ts';
import type { Material } from '../../model/material.ts';
import type { Area } from '../../model/rule.ts';
import { headline } from '../parts/comment.ts';
import { code, prose } from '../words/escape.ts';
import { lineInWords } from '../words/line-in-words.ts';
import { ruleLink } from '../words/rule-link.ts';
import type { Answer } from './answer.ts';
import type { Focus } from './focuses/focus.ts';
import { named, sayStatement } from './views/named.ts';

/** A review that looks at one thing alone: what rules and readers say of it, and what to write for the code at hand. */
export function focused({ title, statements, views, richer, ...focus }: Focus): Answer {
  return {
    richer,
    sections: ['What is missing', 'What to do'],
    looks: true,
    say: (material) => {
      const parts = [
        ...named('What rules found', foundBy(focus, material)),
        ...named('What was read', statedAs(statements, material)),
        ...views.flatMap((view) => view(material)),
      ];
      const nothing = 'Nothing that was read of this change is about this.';
      return [`### ${title}`, ...(parts.length > 0 ? parts : [nothing])].join('\n\n');
    },
  };
}

/** Whether a focused review is about a rule of this area. */
export function belongs(
  { rules, contracts }: Pick<Focus, 'rules' | 'contracts'>,
  rule: string,
  area: Area | undefined,
): boolean {
  const isOfArea = area !== undefined && rule.startsWith('contract/') && contracts.includes(area);
  return isOfArea || rules.some((start) => rule.startsWith(start));
}

function foundBy(focus: Pick<Focus, 'rules' | 'contracts'>, { verified, areaOf }: Material): readonly string[] {
  return verified.flatMap((one) => {
    const { finding } = one;
    const isOurs = belongs(focus, finding.rule, areaOf(finding.rule));
    if (!isOurs || !(isSaid(one) || finding.change !== undefined)) return [];
    const { id, rule, fix } = finding;
    return [`${headline(finding)} (${ruleLink(rule)}, ${code(id)}, ${lineInWords(finding)}) What to do: ${prose(fix)}`];
  });
}

function statedAs(kinds: Focus['statements'], { facts }: Material): readonly string[] {
  return facts.statements.filter(({ kind }) => kinds.some((start) => kind.startsWith(start))).map(sayStatement);
}
