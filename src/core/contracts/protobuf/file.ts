import { posix } from 'node:path';
import { below, type Document } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { note, replacement, toldGenerators } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { type Node, own, rootNode } from '../document-store.ts';
import { optionsLeft, spotOfOption } from './field.ts';
import { fileOf } from './names.ts';

/** What a file is imported by, where the folders of its package tell: the folder that holds those may be another one. */
function importPath(path: string, name: string): string {
  const below = `${name.replaceAll('.', '/')}/${posix.basename(path)}`;
  return name !== '' && path.endsWith(`/${below}`) ? below : path;
}

/** Options by which generators choose where code goes and what it looks like. */
const generated = `go_package java_package java_outer_classname java_multiple_files java_generic_services
  java_string_check_utf8 csharp_namespace objc_class_prefix php_class_prefix php_namespace php_metadata_namespace
  php_generic_services ruby_package swift_prefix py_generic_services cc_enable_arenas cc_generic_services
  optimize_for`.split(/\s+/);

/** What holds for all of a file where nothing says otherwise. */
const usual: Readonly<Record<string, unknown>> = {
  java_multiple_files: false,
  java_generic_services: false,
  java_string_check_utf8: false,
  php_generic_services: false,
  py_generic_services: false,
  cc_generic_services: false,
  cc_enable_arenas: true,
  optimize_for: 'SPEED',
};

/** Who imports the file imports those too. */
const fewerImports: AspectLaw = (was, now) => {
  const [a, b] = [was, now].map((paths) => new Set(paths as readonly string[]));
  if ([...(a ?? [])].some((path) => b?.has(path) !== true)) return 'replaced';
  return a?.size === b?.size ? null : 'noted';
};

/** What is imported from another major version of a module of Go is imported from another path, as Go has it. */
const goPackage: AspectLaw = (was, now) => (isRaised(String(was), String(now)) ? 'noted' : toldGenerators(was, now));

/** Whether a path differs in the major version of its module alone, which went up: `shop.test/api/v2/orders`. */
function isRaised(was: string, now: string): boolean {
  const major = /\/v([2-9]|[1-9]\d+)(?=\/)/;
  const [from, to] = [was, now].map((path) => Number(major.exec(path)?.[1] ?? 1));
  return was.replace(major, '') === now.replace(major, '') && Number(to) > Number(from);
}

interface Package {
  readonly name: string;
  /** Whether anything is declared in the file: one of options alone gives no name to anybody. */
  readonly names: boolean;
  /** Whether there are services in the file. */
  readonly called: boolean;
}

const replacePackage: AspectLaw = (was, now) =>
  (was as Package).names ? replacement((was as Package).name, (now as Package).name) : null;

/** A file, for those who import it and for what is generated from it. */
export class FileElement implements Element {
  readonly kind = 'file';
  readonly role = 'part';
  readonly flow = 'output';
  readonly key: string;
  readonly name: string;
  readonly at: Element['at'];
  readonly given: Element['given'];
  readonly remains: Element['remains'];
  /** The file as its other version is called. */
  readonly path: string;
  /** The names of its top-level types. */
  readonly types: readonly string[];
  readonly package: string;
  readonly #document: Document;
  readonly #root: Node;

  constructor(document: Document, called: string) {
    const { messages, enums, services } = fileOf(document);
    this.#document = document;
    this.path = called;
    this.key = importPath(called, fileOf(document).package);
    this.name = document.file;
    this.#root = rootNode(document);
    // Where it is in another package, that line is what changed.
    this.at = own(this.#root, 'package')?.spot ?? this.#root.spot;
    this.package = fileOf(document).package;
    this.types = [messages, enums, services].flatMap((map) => Object.keys(map));
    this.given = { leadsTo: this.types.join(' ') };
    this.remains = optionsLeft(this.#root, fields(`${generated.join(' ')} deprecated`));
  }

  heardBy(): readonly ['file'] {
    return ['file'];
  }

  aspects(): readonly AspectValue[] {
    const { spot } = this.#root;
    const file = fileOf(this.#document);
    const { options, syntax, edition } = file;
    const syntaxAt = own(this.#root, 'syntax')?.spot ?? spot;
    const publicly = Object.keys(file.imports).filter((path) => file.imports[path] === 'public');
    const names = this.types.length + Object.keys(file.extensions).length > 0;
    const packaged: Package = { name: file.package, names, called: Object.keys(file.services).length > 0 };
    return [
      {
        aspect: 'package',
        value: packaged,
        shown: file.package,
        law: replacePackage,
        audience: 'source',
        // A call goes to the full name of its service.
        others: [{ audience: 'wire', law: (was, now) => ((was as Package).called ? replacePackage(was, now) : null) }],
        stated: true,
        at: this.at,
      },
      {
        aspect: 'syntax',
        value: edition === '' ? syntax : `edition ${edition}`,
        law: replacement,
        audience: 'source',
        stated: true,
        at: syntaxAt,
      },
      {
        aspect: 'publicImports',
        value: publicly,
        shown: publicly.length === 0 ? null : publicly,
        law: fewerImports,
        audience: 'source',
        stated: publicly.length > 0,
        differsAt: (other) => {
          const path = publicly.find((one) => !(other as readonly string[]).includes(one));
          return path === undefined ? undefined : below(spot, 'imports', path);
        },
        at: publicly[0] === undefined ? spot : below(spot, 'imports', publicly[0]),
      },
      {
        aspect: 'deprecated',
        value: options['deprecated'] === true,
        law: note,
        stated: options['deprecated'] === true,
        at: spot,
      },
    ];
  }

  parts(): readonly Element[] {
    return generated.map((option) => this.#option(option));
  }

  #option(option: string): Element {
    const { options } = fileOf(this.#document);
    const value = options[option] ?? usual[option];
    const spot = spotOfOption(this.#root, option);
    const at = spot ?? this.#root.spot;
    return {
      kind: 'option',
      role: 'detail',
      key: option,
      name: option,
      flow: 'output',
      at,
      given: {},
      aspects: () => [
        {
          aspect: 'option',
          value,
          law: option === 'go_package' ? goPackage : toldGenerators,
          audience: 'source',
          stated: spot !== undefined,
          at,
        },
      ],
      parts: () => [],
    };
  }
}
