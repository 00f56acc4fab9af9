import type { Scaffold } from './scaffold.ts';

/** Families whose rules judge one difference of a contract; all others look at every fact. */
const contractFamilies = ['contract'];

/** A rule with a flagged case and its clean twin. @throws Error if the id is not `family/problem` in kebab-case. */
export function newRule(id: string): Scaffold {
  const [family = '', problem = ''] = id.split('/');
  if (!/^[a-z]+\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new Error(`\`${id}\` is no rule id: name the problem, like \`resilience/retry-without-backoff\``);
  }
  const file = `src/core/rules/${family}/${problem}.ts`;
  const cases = `test/fixtures/rules/${family}/${problem}`;
  const onContract = contractFamilies.includes(family);
  return {
    files: {
      [file]: onContract ? contractRule : factRule,
      ...(onContract ? contractCases(cases, id) : codeCases(cases, id)),
    },
    next: [
      `Say in ${file} what it looks for, why it matters and what to do instead.`,
      `Make ${cases}/flagged the smallest change that has the problem, with \`~ ${id}\` in a comment on the line, ` +
        'and the clean twin the nearest change that has not. Name both after their story.',
      'npm run generate && npm test',
    ],
  };
}

const contractRule = `import type { ContractRule } from '../../model/rule.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'property', aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'high',
  message: '\`{name}\` in {where} ...',
  why: 'Who notices, and what they see.',
  fix: 'What to do instead.',
  authority: [],
} satisfies ContractRule;
`;

const factRule = `import type { FactRule } from '../../model/rule.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  certainty: 'likely',
  message: '\`{expression}\` ...',
  why: 'Who notices, and what they see.',
  fix: 'What to do instead.',
  authority: [],
  judge: (facts) =>
    facts.sources.after
      .filter((source) => source.role === 'service')
      .flatMap((source) =>
        source.calls
          .filter((call) => call.touched)
          .map((call) => ({
            subject: \`\${source.path} \${call.inside} \${call.expression}\`,
            path: source.path,
            line: call.line,
            side: 'after',
            values: { expression: call.expression },
          })),
      ),
} satisfies FactRule;
`;

function contractCases(folder: string, id: string): Record<string, string> {
  const order = (total: string) => `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /orders/latest:
    get:
      responses:
        '200':
          description: The latest order.
          content:
            application/json:
              schema:
                type: object
                properties:
                  id: { type: string }
${total}`;
  const total = '                  total: { type: number }';
  return {
    [`${folder}/flagged/before/openapi.yaml`]: order(`${total} #~ ${id}\n`),
    [`${folder}/flagged/after/openapi.yaml`]: order(''),
    [`${folder}/clean/before/openapi.yaml`]: order(''),
    [`${folder}/clean/after/openapi.yaml`]: order(`${total}\n`),
  };
}

function codeCases(folder: string, id: string): Record<string, string> {
  const manifest = '{ "name": "orders", "private": true }\n';
  const before = 'export const total = (prices: number[]) => prices.reduce((sum, price) => sum + price, 0);\n';
  const call = (options: string, mark: string) =>
    `${before}
export async function pay(order: string) {
  return fetch(\`https://payments.internal/orders/\${order}\`${options});${mark}
}
`;
  return {
    [`${folder}/flagged/before/package.json`]: manifest,
    [`${folder}/flagged/before/src/pay.ts`]: before,
    [`${folder}/flagged/after/package.json`]: manifest,
    [`${folder}/flagged/after/src/pay.ts`]: call('', ` //~ ${id}`),
    [`${folder}/clean/before/package.json`]: manifest,
    [`${folder}/clean/before/src/pay.ts`]: before,
    [`${folder}/clean/after/package.json`]: manifest,
    [`${folder}/clean/after/src/pay.ts`]: call(', { signal: AbortSignal.timeout(2_000) }', ''),
  };
}
