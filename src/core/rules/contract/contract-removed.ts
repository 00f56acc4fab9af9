import type { ContractFacts } from '../../model/contract.ts';
import type { FactRule, Hit } from '../../model/rule.ts';
import { serviceOf } from '../../model/service.ts';
import { authorities } from '../authorities.ts';
import { isByItself } from '../by-itself.ts';
import { causeOf } from '../cause.ts';
import { type Heard, heardOf } from '../heard.ts';
import { listed } from '../listed.ts';
import { code } from '../render-message.ts';

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  certainty: 'proven',
  message: '{contracts} removed with {what}.',
  why: 'Whoever was told to rely on it has nothing left to rely on: if the service still answers, nobody can know how.',
  fix: 'Keep the contract for as long as the service answers. Mark what will end {deprecate} with {sunset}, and remove it after that date.',
  authority: [authorities.githubBreaking, authorities.aip180, authorities.zalando185],
  judge: (facts, changes, config) => {
    const gone = facts.contracts.flatMap((contract): readonly Gone[] => {
      if (contract.status !== 'removed') return [];
      const [first, ...others] = heardOf(contract, changes, config);
      // What left the contract and still stands says so itself.
      const hasLeft = [first, ...others].some((one) => one?.difference.given['leftTo'] !== undefined);
      return first === undefined || hasLeft ? [] : [{ contract, heard: [first, ...others] }];
    });
    // A service that goes, or its API, or a folder of schemas, may have had many: that is one thing to say.
    const emptied = Map.groupBy(gone, ({ contract }) => `${contract.format} of ${contract.emptied}`);
    const groups = Map.groupBy(gone, ({ contract, heard: [{ difference }] }) => {
      const { root = '' } = serviceOf(facts.services, contract.path) ?? {};
      const isCopy = difference.given['copyOf'] !== undefined;
      const isOneOfMany = isByItself(contract) || contract.format === 'thrift';
      const own = isOneOfMany ? contract.path.slice(0, contract.path.lastIndexOf('/') + 1) : '';
      const all = emptied.get(`${contract.format} of ${contract.emptied}`) ?? [];
      const home = root || (all.length < fewest ? own : (contract.emptied ?? own));
      return home === '' || isCopy ? contract.path : `${contract.format} of ${home}`;
    });
    return [...groups].flatMap(([name, [first, ...others]]) => (first ? [hitOf(name, [first, ...others])] : []));
  },
} satisfies FactRule;

/** From how many on descriptions that leave a folder without any are one. */
const fewest = 3;

/** A contract that is no longer there, with what people would hear of it. */
interface Gone {
  readonly contract: ContractFacts;
  readonly heard: readonly [Heard, ...Heard[]];
}

function hitOf(name: string, all: readonly [Gone, ...Gone[]]): Hit {
  const [{ contract, heard: first }, ...others] = all;
  const heard = [...first, ...others.flatMap((one) => one.heard)] as const;
  const original = first[0].difference.given['copyOf'];
  const paths = listed(all.map((one) => code(one.contract.path)));
  const isOne = others.length === 0;
  // A schema by itself is all that it promised.
  const names = new Set(heard.flatMap(({ difference: { name } }) => (name.startsWith('the ') ? [] : [code(name)])));
  const values = {
    ...contract.words,
    contracts: isOne ? `The contract ${paths} was` : `The contracts ${paths} were`,
    what: `${
      original === undefined
        ? `all ${isOne ? 'it' : 'they'} promised`
        : `what ${code(String(original))}, of which it was a copy, does not promise`
    }${names.size === 0 ? '' : `: ${listed([...names])}`}`,
  };
  const subject = isOne ? `${contract.path}: contract` : `${name}: contracts`;
  const hit = causeOf(heard, subject, values);
  // A copy that promised more than its original may never have been right.
  return original === undefined || !hit.change ? hit : { ...hit, change: { ...hit.change, severity: 'dangerous' } };
}
