import { type Ablation, ablations } from './ablation.ts';
import { type Mode, modes } from './review-case.ts';
import { usage } from './usage.ts';

/** One column of the table: a mode of review that is measured. */
export interface Column {
  readonly title: string;
  readonly mode: Mode;
  readonly without: Ablation | null;
  /** Whether every change contains a line that tries to instruct its reviewer. */
  readonly hostile: boolean;
}

/**
 * The columns for a mode: `both` measures all three modes. Each part in `without` is left out of the named mode in a column
 * of its own, and `hostile` adds a column with hostile changes. `isBeside` leaves out the columns of the whole modes.
 * @throws UserProblem if there is no such mode, or no such part to leave out.
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
