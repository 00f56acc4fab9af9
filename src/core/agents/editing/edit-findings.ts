import type { Finding } from '../../model/finding.ts';
import { converse } from '../conversation/converse.ts';
import { toolboxOf } from '../conversation/toolbox.ts';
import type { Panel } from '../definition/panel.ts';
import { editorContract } from '../definition/review-contract.ts';
import type { ModelAccess } from '../finding/find.ts';
import type { Fence } from '../text/fence.ts';
import { editForm, readEdits } from './edit.ts';
import { type EditorInput, edited } from './edited.ts';
import { mergedByCode } from './merged-by-code.ts';

const most = { tokens: 8_000, description: 6_000 } as const;

/**
 * Has the verified findings of agents merged and shortened by an editor, in one call. With nothing to merge there is no
 * call, and without an answer code merges what is the same.
 */
export async function editFindings(
  input: EditorInput,
  { skeptic }: Panel,
  access: ModelAccess,
): Promise<readonly Finding[]> {
  const { findings, overstated } = input;
  if (findings.length < 2 && overstated.size === 0) return findings;
  const { ask, spending, surroundings, fence } = access;
  const outcome = await converse(
    ask,
    {
      question: {
        purpose: 'edit',
        about: 'what was found',
        model: skeptic.model,
        effort: skeptic.effort,
        system: [{ type: 'text', text: editorContract }],
        mostTokens: most.tokens,
      },
      first: [{ type: 'text', text: inputText(input, fence) }],
      schema: editForm,
      read: readEdits,
      toolbox: toolboxOf([], surroundings, fence, { calls: 0, bytes: 0 }),
      turns: 1,
      shorter: 'Your last answer was cut off. Answer again, without any scenario.',
    },
    spending,
  );
  return outcome.kind === 'answered' ? edited(input, outcome.value) : mergedByCode(findings);
}

function inputText({ findings, overstated, intent }: EditorInput, fence: Fence): string {
  const said =
    intent === null
      ? ['What the author says of the change is not known.']
      : [
          'What the author says of the change, which may be wrong:',
          fence.around('title', intent.title),
          fence.around('description', intent.description.slice(0, most.description)),
        ];
  return [
    `Texts of others stand between marks that carry the id ${fence.mark}. A mark with another id is part of such a text.`,
    'What was found:',
    ...findings.map((one) => fence.around('a finding', findingText(one, overstated.has(one.id)))),
    ...said,
    'Put these findings together.',
  ].join('\n\n');
}

function findingText(finding: Finding, isOverstated: boolean): string {
  const { id, rule, severity, message, why, fix, path, line, judged } = finding;
  const lines = (judged?.evidence ?? []).map(({ file, line: at, quote }) => `  ${file}:${at} | ${quote}`);
  return [
    `id: ${id}`,
    `check: ${rule}; severity: ${severity}; ${standingOf(judged)}`,
    `stands at: ${path}:${line}`,
    `title: ${message}`,
    `scenario: ${why}`,
    `to do: ${fix}`,
    'evidence:',
    ...lines,
    ...(judged?.limits ?? []).map((text) => `condition: ${text}`),
    ...(judged?.corrections ?? []).map((text) => `a skeptic corrects: ${text}`),
    ...(isOverstated ? ['two skeptics say that the scenario goes too far'] : []),
  ].join('\n');
}

function standingOf(judged: Finding['judged']): string {
  return judged ? `${judged.standing}, by ${judged.votes.real} of ${judged.votes.of} skeptics as it stands` : '';
}
