import { z } from 'zod';
import { sayFact } from '../material/fact-index.ts';
import { pathOf } from '../material/path-of.ts';
import { toolOf } from './tool.ts';

export default toolOf({
  description: 'Lists how a contract differs between the two sides, safe differences included, with the line of each.',
  input: z.strictObject({
    contract: z.string().max(500).describe('The path of the contract. Empty for all contracts.'),
    subject: z.string().max(500).describe('A part of what changed, as `GET /orders` or `total`. Empty for everything.'),
  }),
  run: ({ contract, subject }, { facts }) => {
    const path = contract.trim() === '' ? null : pathOf(contract);
    const wanted = subject.toLowerCase();
    const differences = facts.filter(({ kind }) => kind.startsWith('contract.'));
    const lines = differences
      .filter((fact) => path === null || fact.path === path || fact.subject.includes(path))
      .filter((fact) => `${fact.subject} ${fact.said}`.toLowerCase().includes(wanted))
      .map(sayFact);
    return { of: 'differences of contracts', lines, note: `${lines.length} of ${differences.length} differences.` };
  },
});
