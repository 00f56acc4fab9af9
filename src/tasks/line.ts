import { isUtf8 } from 'node:buffer';
import type { ContractResult } from '../model/contract-result.ts';
import { batchLineSchema } from '../schemas/batch-line.ts';
import { runContract } from './contract.ts';
import type { LineTask } from './task.ts';

/** Answers one line of a batch with one line. A bad line has an answer too. */
export async function runLine({ bytes, number, today }: LineTask): Promise<string> {
  const line = parse(bytes);
  if (typeof line === 'string') return answer(null, refused(number, line));
  const id = idOf(line);
  if (!isUtf8(bytes)) return answer(id, refused(number, 'the line is not valid UTF-8', 'save it as UTF-8'));
  const parsed = batchLineSchema.safeParse(line);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return answer(id, refused(number, `\`${issue?.path.join('.')}\` ${issue?.message}`));
  }
  const { before = null, after = null, format = null, mode = null, asOf } = parsed.data;
  return answer(id, await runContract({ kind: 'contract', before, after, format, mode, asOf: asOf ?? today }));
}

function parse(bytes: Uint8Array): object | string {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? value : 'the line is not a JSON object';
  } catch (error) {
    return `the line is not JSON: ${(error as Error).message}`;
  }
}

function idOf(line: object): string | number | null {
  const id = 'id' in line ? line.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function refused(number: number, because: string, fix = 'write it as schemas/batch-line.schema.json says') {
  return { verdict: 'unread', changes: [], unread: [{ file: 'stdin', line: number, because, fix }] } as const;
}

function answer(id: string | number | null, result: ContractResult): string {
  return JSON.stringify({ id, ...result });
}
