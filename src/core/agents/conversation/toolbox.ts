import { z } from 'zod';
import type { Block, Tool as ToolDefinition } from '../../model/question.ts';
import { strictSchema } from './strict-schema.ts';
import type { Surroundings } from '../material/surroundings.ts';
import { bytesOf, cutLines } from '../text/cut.ts';
import type { Fence } from '../text/fence.ts';
import { tools } from '../tools/index.ts';
import type { LookupResult, Tool } from '../tools/tool.ts';

/** Limits of tool use in one conversation. */
export interface ToolLimits {
  readonly calls: number;
  readonly bytes: number;
}

/** The tools of an agent in one conversation, and their remaining budget. */
export interface Toolbox {
  /** The tools for the model: always the same text. */
  readonly definitions: readonly ToolDefinition[];
  /** The text that states the limits; empty for an agent without tools. */
  readonly allowance: (turns: number) => string;
  readonly isSpent: () => boolean;
  /** All results, in order. */
  readonly found: () => readonly string[];
  /** Answers every tool use, in the same order. */
  run(uses: readonly Use[]): Promise<readonly Block[]>;
}

type Use = Extract<Block, { readonly type: 'use' }>;
type Result = Extract<Block, { readonly type: 'result' }>;

/** Below this much of the budget, the agent is warned. */
const few = { calls: 3, files: 15, bytes: 40_000 } as const;
/** The largest result, in bytes. */
const mostOfResult = 16_000;

/** Opens the tools that an agent may use. */
export function toolboxOf(
  allowed: readonly string[],
  surroundings: Surroundings,
  fence: Fence,
  limits: ToolLimits,
): Toolbox {
  const own = new Map(Object.entries(tools).filter(([name]) => allowed.includes(name)));
  const answered = new Set<string>();
  const found: string[] = [];
  let { calls, bytes } = limits;
  const one = async ({ id, name, input }: Use): Promise<Result> => {
    const failed = (text: string): Result => ({ type: 'result', id, text, failed: true });
    const tool = own.get(name);
    if (tool === undefined) return failed(`There is no tool ${fence.inline(name).slice(0, 40)}.`);
    if (calls <= 0 || bytes <= 0)
      return failed('The budget for looking things up is spent. Answer with what you have.');
    calls--;
    const parsed = tool.input.safeParse(input);
    if (!parsed.success) return failed(fence.inline(z.prettifyError(parsed.error)).slice(0, 500));
    const key = `${name} ${JSON.stringify(parsed.data)}`;
    if (answered.has(key)) return failed('This was already answered: see above.');
    answered.add(key);
    const text = said(await lookUp(tool, parsed.data, surroundings), fence);
    bytes -= bytesOf(text);
    found.push(text);
    return { type: 'result', id, text, failed: false };
  };
  /** The warning before the budget is used up: the agent can then ask for what matters most. */
  const budgetWarning = (): readonly Block[] => {
    const files = surroundings.left();
    const words = [
      ...(calls > 0 && calls <= few.calls ? [`You may look up ${calls} more things.`] : []),
      ...(bytes > 0 && bytes <= few.bytes ? [`About ${Math.ceil(bytes / 1000)} kB more can be shown to you.`] : []),
      ...(files <= few.files ? [`${files} more files can be brought that nobody has read yet.`] : []),
    ];
    return words.length > 0 && calls > 0 && bytes > 0 ? [{ type: 'text', text: words.join(' ') }] : [];
  };
  return {
    definitions: [...own].map(([name, { description, input }]) => ({ name, description, input: strictSchema(input) })),
    allowance: (turns) =>
      own.size === 0
        ? ''
        : `You have ${turns} turns, and may look up ${limits.calls} things and about ${Math.ceil(limits.bytes / 1000)} kB. Each turn reads everything anew: ask at once for all you want to see.`,
    isSpent: () => calls <= 0 || bytes <= 0,
    found: () => found,
    run: async (uses) => {
      const results: Block[] = [];
      // One at a time: a file that one loads is not requested again by the next.
      for (const use of uses) results.push(await one(use));
      return [...results, ...budgetWarning()];
    },
  };
}

async function lookUp(tool: Tool, input: unknown, surroundings: Surroundings): Promise<LookupResult> {
  try {
    return await tool.run(input, surroundings);
  } catch {
    return { of: 'nothing', lines: [], note: 'This could not be looked up.' };
  }
}

function said({ of, lines, note = '' }: LookupResult, fence: Fence): string {
  const body = lines.length > 0 ? fence.around(of, cutLines(lines, mostOfResult)) : '';
  return [note, body].filter((part) => part !== '').join('\n') || 'Nothing was found.';
}
