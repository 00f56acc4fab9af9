import openapi from './openapi.ts';
import type { ContractReader } from './reader.ts';

/** The contract formats that are built. */
export const readers: readonly ContractReader[] = [openapi];
