import { isUtf8 } from 'node:buffer';
import type { ContractResult } from '../../core/model/contract-result.ts';
import { batchLineSchema } from '../../core/schemas/batch-line.ts';
import { isTransitive, modeRefusal, onlyTransitive } from './check-mode.ts';
import { compareSides, loadComparison } from './contract.ts';
import type { LineTask } from './task.ts';

/** Compares the contracts of one line of a batch; returns one line of JSON, also for a line that is not valid. */
export async function runLine({ bytes, number, today }: LineTask): Promise<string> {
  const line = parse(bytes);
  if (typeof line === 'string') return answer(null, refused(number, line));
  const { id = null } = line;
  if (!isUtf8(bytes)) return answer(id, refused(number, 'the line is not valid UTF-8', 'save it as UTF-8'));
  const parsed = batchLineSchema.safeParse(line);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return answer(id, refused(number, `\`${issue?.path.join('.')}\` ${issue?.message}`));
  }
  const { before = null, after = null, format = null, mode = null, asOf } = parsed.data;
  const earlier = (parsed.data.earlier ?? []).map((given) => given ?? null);
  if (earlier.length > 0 && !isTransitive(mode)) return answer(id, refused(number, onlyTransitive, 'add such a mode'));
  const loaded = await loadComparison({ before, after, earlier, format, mode, asOf: asOf ?? today });
  const refusal = [loaded, ...loaded.older].map(modeRefusal).find((one) => one !== null);
  return answer(id, refusal ? refused(number, refusal.because, refusal.fix) : compareSides(loaded).report.result);
}

function parse(bytes: Uint8Array): { readonly id?: unknown } | string {
  const text = new TextDecoder().decode(bytes).trim();
  if (text === '') return 'the line is empty';
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? value : 'the line is not a JSON object';
  } catch (error) {
    return `the line is not JSON: ${(error as Error).message}`;
  }
}

function refused(number: number, because: string, fix = 'write it as schemas/batch-line.schema.json says') {
  return {
    verdict: 'unread',
    bump: null,
    contracts: [],
    changes: [],
    unread: [{ file: 'stdin', line: number, because, fix }],
  } as const;
}

function answer(id: unknown, result: ContractResult): string {
  return JSON.stringify({ id, ...result });
}
