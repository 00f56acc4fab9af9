import { UserProblem } from '../../src/core/model/problem.ts';
import { type Ablation, ablations } from './ablation.ts';
import { type Mode, modes } from './review-case.ts';

/** One of the things that are measured side by side. */
export interface Column {
  readonly title: string;
  readonly mode: Mode;
  readonly without: Ablation | null;
  /** Whether every change tries to instruct its reviewer. */
  readonly hostile: boolean;
}

/**
 * What is measured where somebody names a mode: `both` measures all three. The parts that are named are left out of the
 * last of them, one after the other; it is also what has to stand hostile changes. `isBeside` leaves out the whole ones,
 * where they were measured before.
 * @throws UserProblem where there is no such mode, or nothing of that name to leave out.
 */
export function columnsOf(
  named: string,
  without: readonly string[],
  hostile: boolean,
  isBeside = false,
): readonly Column[] {
  const mode = modes.find((one) => one === named);
  if (mode === undefined) throw usage(`There is no mode ${named}.`, `There are: ${modes.join(', ')}`);
  if (mode === 'rules' && without.length > 0)
    throw usage('Only an agent can be measured without a part of it.', 'Add --mode agent or --mode both');
  const whole = isBeside ? [] : mode === 'both' ? modes : [mode];
  if (isBeside && (without.length === 0 || without.includes('skeptics')))
    throw usage(
      'Nothing would be measured beside the whole.',
      'Name what to leave out, and not the skeptics: --skip-whole --without documents',
    );
  return [
    ...whole.map((one) => ({ title: one, mode: one, without: null, hostile: false })),
    ...without.map((name) => ({ title: `no ${name}`, mode, without: ablationOf(name), hostile: false })),
    ...(hostile ? [{ title: 'hostile', mode, without: null, hostile }] : []),
  ];
}

function ablationOf(name: string): Ablation {
  const found = ablations.find((one) => one === name);
  if (found === undefined) throw usage(`An agent has no ${name} to leave out.`, `There are: ${ablations.join(', ')}`);
  return found;
}

function usage(message: string, hint: string): UserProblem {
  return new UserProblem('usage', message, hint);
}
