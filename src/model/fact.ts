/** What a fact that an agent is told, and may cite, is about. */
export const factKinds = [
  'contract.breaking',
  'contract.dangerous',
  'contract.safe',
  'finding',
  'call.added',
  'call.removed',
] as const;
export type FactKind = (typeof factKinds)[number];
