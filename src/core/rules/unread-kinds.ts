import type { ElementKind } from '../model/contract.ts';

/** The elements of which a field may change that no reader knows. */
export const unreadKinds: readonly ElementKind[] = [
  'contract',
  'server',
  'operation',
  'security',
  'parameter',
  'body',
  'media-type',
  'response',
  'header',
  'schema',
  'file',
  'message',
  'property',
  'extension',
  'enum',
  'enum-value',
  'service',
  'rpc',
];
