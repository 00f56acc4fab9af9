import type { ContractFacts } from '../model/contract.ts';

/** Whether each file is one schema. */
export function isByItself({ format }: ContractFacts): boolean {
  return format === 'json-schema' || format === 'avro';
}
