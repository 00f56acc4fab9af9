import type { Mode } from '../model/contract.ts';

/** The compatibility modes of a schema registry. Each holds against one older version, and transitively against all that are given. */
export function registryModes(audiences: Mode['audiences']) {
  const backward: Mode = { flows: ['input'], audiences };
  const forward: Mode = { flows: ['output'], audiences };
  const full: Mode = { flows: ['input', 'output'], audiences };
  return {
    BACKWARD: backward,
    BACKWARD_TRANSITIVE: backward,
    FORWARD: forward,
    FORWARD_TRANSITIVE: forward,
    FULL: full,
    FULL_TRANSITIVE: full,
    NONE: { flows: [], audiences },
  };
}
