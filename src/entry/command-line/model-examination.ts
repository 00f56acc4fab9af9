import { loadAgent } from '../../core/agents/definition/load.ts';
import { openClaude } from '../../adapters/claude/ask.ts';
import { type Models, modelOf, modelsOf } from '../../adapters/claude/models.ts';
import { probe } from '../../adapters/claude/probe.ts';
import { bad, type Diagnosis, good, note } from '../../adapters/doctor/diagnosis.ts';
import { bundledAgents } from '../../adapters/local/agent-files.ts';
import type { Settings } from '../../adapters/settings.ts';

/**
 * Makes one tiny call for each feature of the model that agents rely on, and one to its replacement during overloads,
 * and lists the fallbacks in use.
 * @throws UserProblem if the table of models is invalid.
 */
export async function examineModel({
  key,
  baseUrl,
  models,
}: NonNullable<Settings['model']>): Promise<readonly Diagnosis[]> {
  const table = modelsOf(models);
  const ask = openClaude({ key, baseUrl, models: table, secondsPerCall: 60 });
  const aliases = new Set((await bundledAgents()).flatMap((file) => loadAgent(file).agent?.model ?? []));
  const found: Diagnosis[] = [];
  for (const alias of aliases) found.push(...(await examineAlias(alias, table, ask)));
  return found;
}

async function examineAlias(
  alias: string,
  table: Models,
  ask: ReturnType<typeof openClaude>,
): Promise<readonly Diagnosis[]> {
  const { id, instead } = modelOf(alias, table);
  const probed = await probe(ask, alias);
  const found = probed.map(({ feature, trouble, fallback }) => {
    if (trouble === null) return good(`${id} gives ${feature}.`);
    const lacks = `${id} does not give ${feature}: ${trouble}.`;
    return fallback === null
      ? bad(lacks, 'Until it does, only the rules review.')
      : note(lacks, `Until it does: ${fallback}.`);
  });
  // Without any answer, the rest cannot be examined.
  if (probed[0]?.trouble !== null) return found;
  const active = probed.flatMap(({ trouble, fallback }) => (trouble !== null && fallback !== null ? [fallback] : []));
  const cost = probed.reduce((sum, one) => sum + one.cost, 0);
  return [
    ...found,
    await examineInstead(id, instead, table, ask),
    note(
      active.length === 0 ? `No fallback is active for ${id}.` : `Active fallbacks for ${id}: ${active.join('; ')}.`,
    ),
    note(`Asking ${id} cost $${cost.toFixed(4)}.`),
  ];
}

async function examineInstead(
  id: string,
  instead: string | null,
  table: Models,
  ask: ReturnType<typeof openClaude>,
): Promise<Diagnosis> {
  if (instead === null)
    return note(`While ${id} is overloaded, no other model is asked, and the agent tries again later.`);
  const other = modelOf(instead, table).id;
  const [answer] = await probe(ask, instead, 1);
  const trouble = answer?.trouble ?? null;
  return trouble === null
    ? good(`While ${id} is overloaded, ${other} is asked, and it answers.`)
    : note(
        `While ${id} is overloaded, ${other} is to be asked, and it does not answer: ${trouble}.`,
        'Name another as "instead" in ARCHITECT_MODELS, or null to have the agent try again later.',
      );
}
