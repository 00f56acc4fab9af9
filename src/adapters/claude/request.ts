import type Anthropic from '@anthropic-ai/sdk';
import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema';
import type { Block, Message, Question, TextBlock } from '../../core/model/question.ts';
import type { Model } from './models.ts';

type Params = Anthropic.MessageStreamParams;
type BlockParam = Anthropic.ContentBlockParam;

/**
 * A question as an API request. Thinking is adaptive and no tool is forced: current models answer 400 to sampling
 * parameters, thinking budgets, prefilled answers and a forced tool choice.
 */
export function requestOf(question: Question, model: Model): Params {
  const { system, tools, messages, answer, effort, mostTokens } = question;
  return {
    model: model.id,
    max_tokens: Math.min(mostTokens, model.mostOutput),
    thinking: { type: 'adaptive' },
    output_config: {
      effort,
      ...(answer && { format: { type: 'json_schema', schema: transformJSONSchema({ ...answer }) } }),
    },
    system: system.map(textOf),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, input }) => ({
        name,
        description,
        input_schema: { ...input, type: 'object' as const },
      })),
    }),
    messages: messages.map((message, index) => messageOf(message, index > 0 && index === messages.length - 1)),
  };
}

function textOf({ text, keep }: TextBlock): Anthropic.TextBlockParam {
  return { type: 'text', text, ...(keep && { cache_control: { type: 'ephemeral', ttl: keep } }) };
}

/** In a tool loop, the newest results end the prefix that the next turn finds in the cache. */
function messageOf({ role, content }: Message, isNewest: boolean): Anthropic.MessageParam {
  const newest = isNewest ? content.findLastIndex(({ type }) => type === 'result') : -1;
  return { role, content: content.map((block, index) => blockOf(block, index === newest)) };
}

function blockOf(block: Block, isNewest: boolean): BlockParam {
  if (block.type === 'text') return textOf(block);
  if (block.type === 'kept') return block.value as BlockParam;
  if (block.type === 'use') return { type: 'tool_use', id: block.id, name: block.name, input: block.input };
  return {
    type: 'tool_result',
    tool_use_id: block.id,
    content: block.text,
    ...(block.failed && { is_error: true }),
    ...(isNewest && { cache_control: { type: 'ephemeral' as const } }),
  };
}
