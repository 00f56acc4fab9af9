import type { Scaffold } from './scaffold.ts';

/** A question to the agent. @throws Error if the id is not `family/problem` in kebab-case. */
export function newAsk(id: string): Scaffold {
  if (!/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(id)) {
    throw new Error(`\`${id}\` is no rule id: name the problem, like \`operations/deploy-order-forced\``);
  }
  const file = `src/core/rules/${id}.ts`;
  return {
    files: { [file]: askRule },
    next: [
      `Say in ${file} what the agent looks for, what it is refuted with, why it matters and who says so.`,
      'See that a lens of src/core/agents/definition/lenses.ts asks about its family.',
      'npm run generate && npm test',
    ],
  };
}

const askRule = `import type { AskRule } from '../../model/rule.ts';

export default {
  area: 'Deployment & operations',
  severity: 'medium',
  message: 'What is wrong, in one sentence.',
  why: 'Who notices, and what they see.',
  fix: 'What to do instead.',
  ask: 'Find ... that this change adds or edits and that ...',
  notWhen: ['what makes it none after all'],
  authority: [],
} satisfies AskRule;
`;
