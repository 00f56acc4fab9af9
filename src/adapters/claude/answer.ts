import type Anthropic from '@anthropic-ai/sdk';
import type { Answer, Block, Stop, Usage } from '../../core/model/question.ts';
import { costOf } from './cost.ts';
import type { Model } from './models.ts';

const stops: ReadonlyMap<string, Stop> = new Map([
  ['end_turn', 'end'],
  ['stop_sequence', 'end'],
  ['tool_use', 'tools'],
  ['max_tokens', 'length'],
  ['refusal', 'refusal'],
  ['model_context_window_exceeded', 'context'],
  ['pause_turn', 'pause'],
]);

/**
 * An API message as an answer. Blocks that only the model reads are kept as they came. Other hosts may leave out the
 * model's name.
 */
export function answerOf(message: Anthropic.Message, model: Model): Answer {
  const usage = usageOf(message.usage);
  return {
    content: message.content.map(blockOf),
    stop: stops.get(message.stop_reason ?? 'end_turn') ?? 'end',
    refusal: message.stop_reason === 'refusal' ? (message.stop_details?.category ?? 'not said') : null,
    model: typeof message.model === 'string' ? message.model : model.id,
    usage,
    cost: costOf(usage, model),
  };
}

function blockOf(block: Anthropic.ContentBlock): Block {
  if (block.type === 'text') return { type: 'text', text: block.text };
  if (block.type === 'tool_use') return { type: 'use', id: block.id, name: block.name, input: block.input };
  return { type: 'kept', value: block };
}

/** The billed usage; a count that a host does not report counts as zero. */
export function usageOf(usage: Anthropic.Usage): Usage {
  const written = usage.cache_creation;
  const oneHour = countOf(written?.ephemeral_1h_input_tokens);
  return {
    input: countOf(usage.input_tokens),
    output: countOf(usage.output_tokens),
    cacheRead: countOf(usage.cache_read_input_tokens),
    cacheWrite5m: countOf(written?.ephemeral_5m_input_tokens ?? countOf(usage.cache_creation_input_tokens) - oneHour),
    cacheWrite1h: oneHour,
  };
}

function countOf(tokens: unknown): number {
  return typeof tokens === 'number' && Number.isFinite(tokens) ? Math.max(0, tokens) : 0;
}
