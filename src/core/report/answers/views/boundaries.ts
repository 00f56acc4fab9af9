import type { Material } from '../../../model/material.ts';
import { serviceOf } from '../../../model/service.ts';
import { block } from '../../words/block.ts';
import { code } from '../../words/escape.ts';
import { counted, firstOf } from '../../words/phrase.ts';
import { named } from './named.ts';
import { sayUse, serviceMap } from './service-map.ts';

/** The services a change touches, who uses whom, and a rule for the linter where one begins to import another. */
export function boundaries(material: Material): readonly string[] {
  const { facts, changed } = material;
  const ownerOf = (path: string) => serviceOf(facts.services, path)?.name;
  const touched = Map.groupBy(changed, (path) => ownerOf(path) ?? '');
  const services = facts.services.map(({ name, root, because, library }) => {
    const contracts = facts.contracts.filter(({ path }) => ownerOf(path) === name).map(({ path }) => code(path));
    const promises = contracts.length > 0 ? `, promises ${firstOf(contracts, 3)}` : '';
    const files = touched.get(name)?.length ?? 0;
    return `${code(name)} in ${code(root || '.')} (${code(because)})${library ? ', a library' : ''}${promises}: ${counted(files, 'file')} of this change`;
  });
  const uses = serviceMap(material);
  const zones = uses.flatMap(({ from, to, label, state }) => {
    const [target, source] = [from, to].map((name) => facts.services.find((one) => one.name === name)?.root);
    return label === 'imports' && state === 'added' && target && source
      ? [`{ "target": ${JSON.stringify(target)}, "from": ${JSON.stringify(source)} }`]
      : [];
  });
  return [
    ...named('Services', services),
    ...named('Who uses whom', uses.map(sayUse)),
    ...(zones.length > 0
      ? [
          'To keep services apart, as zones of the rule `import/no-restricted-paths` of ESLint:',
          block('json', [...new Set(zones)]),
        ]
      : []),
  ];
}
