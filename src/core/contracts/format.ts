import type { Publishing } from '../model/config.ts';
import type { Consumers } from '../model/consumer.ts';
import type { Difference, Format, Mode, Words } from '../model/contract.ts';
import type { ContractOutline } from '../model/contract-outline.ts';
import type { OperationExample } from '../model/operation-example.ts';
import type { Document, Spot } from '../texts/document.ts';
import type { Element } from './comparison/element.ts';
import type { Used } from './consumed.ts';
import type { Implying } from './comparison/sameness.ts';
import type { DocumentStore, Node, Writing } from './document-store.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A contract format: one folder of `contracts/`, whose file of the same name exports it. */
export interface ContractFormat extends Writing {
  readonly files: Files;
  /** Which documents are one contract. Those that are of another format are in none. */
  units(documents: readonly Document[], store: DocumentStore): readonly Unit[];
  /** Whether a contract refers to nothing outside of its documents: it is as it was where none of them changed. */
  readonly isClosed?: boolean;
  /** Why a contract cannot be understood. */
  problem(unit: Unit): Problem | null;
  /** The whole contract as one element. */
  root(unit: Unit, side: Side): Element;
  versions(unit: Unit, store: DocumentStore): Versions;
  /** What a contract is about, told without comparing it: by this its copies are known. */
  outline?(unit: Unit, store: DocumentStore): ContractOutline;
  /** The names that a contract defines: where another one defines them all, its file may be gone, and nothing with it. */
  defines?(unit: Unit): ReadonlySet<string>;
  /** Where the files of a contract are copies of each other: each copy by itself. Left out: they never are. */
  copies?(before: Unit, after: Unit, renamed: ReadonlyMap<string, string>): readonly Pair[];
  /** Several contracts as one: what was one may be written as two. Left out: they never are one. */
  joined?(units: readonly Unit[]): Unit;
  /** The contract of the other tree, in files that the change need not touch, of which one whose files are gone was a copy. */
  original?(unit: Unit, store: DocumentStore): Unit | null;
  /** How it writes what rules advise; null where it has no way to. */
  readonly words: Readonly<Record<keyof Words, string | null>>;
  /** Everything it can state: that rules judge it all is tested against this. */
  readonly vocabulary: Vocabulary;
  /** The ways in which two versions can be compared, the first of them where nobody says which; none has one way. */
  readonly modes?: Readonly<Record<string, Mode>>;
  /** How a contract is compared where nobody says: by where it stands, or by a file of the base. */
  chosen?(unit: Unit, choosing: Choosing): Choice;
  /** Which meaning the keys of a contract have: two versions with different ones are compared key by key. */
  dialect?(unit: Unit): string;
  /** What a node of a contract means beyond its text and what that refers to. */
  implied?(unit: Unit, store: DocumentStore): Implying;
  /** What consumers use of the before version, or used until they were changed along with the contract. */
  uses?(before: Version, after: Version | null, consumers: Consumers): readonly Used[];
  /** The operations of a document, for a list: `GET /orders`, and where each stands. */
  operations?(document: Document): readonly { readonly name: string; readonly at: Spot }[];
  /** An operation as it is called; null where neither the document nor the rest of its contract has it. */
  example?(document: Document, operation: string, around: Around): Example | null;
}

/** What stands around a document. */
export interface Around {
  readonly store: DocumentStore;
  /** All documents of its format. */
  documents(): readonly Document[];
}

/** How an operation is called, and where it is described. */
export type Example = Omit<OperationExample, 'path' | 'side' | 'line'> & { readonly at: Spot };

/**
 * How the files of a format are told from others: the file `files.ts` of its folder, which is loaded whatever a change
 * touches. The format itself is loaded where one of its files is there.
 */
export interface Files {
  readonly format: Format;
  /** How they are called. */
  readonly named: RegExp;
  /** How they are called where nothing else is called so. */
  readonly tells?: RegExp;
  /** Whether a text is one for certain, so that no other format is asked; left out where no text is that plain. */
  isPlainly?(text: string): boolean;
  /** Whether a text may be a contract by itself, told by a glance at it, and by how its file is called where that says more. */
  looksLike(text: string, file: string): boolean;
  /** Whether one has nothing but parts that others refer to, told without parsing it: what they make of a change is looked for. */
  isPart?(text: string): boolean;
  /** Whether a text is a contract only where no other refers to it; left out where each is one for certain. */
  unlessReferredTo?(text: string, file: string): boolean;
  /** The files that a text needs; found without parsing it, because every text of a tree may be asked. */
  needs(file: string, text: string): readonly Need[];
}

/** A format before anybody needs its reader. */
export interface LateFormat {
  readonly files: Files;
  /** Loads the reader. */
  readonly reader: () => Promise<{ readonly default: ContractFormat }>;
}

/** Something that a text refers to in another file. */
export interface Need {
  readonly written: string;
  /** The files it may be, as paths of the tree; none where only reading the contract tells. */
  readonly candidates: readonly string[];
  /** Files beside it that may state the address that is written, if nothing but their texts can say so. */
  readonly nearby?: readonly string[];
}

/** One contract: a document, or several. */
export interface Unit {
  /** Tells it from the other contracts of its tree, and stays where its files move, as far as the format allows. */
  readonly name: string;
  /** What it calls itself, to recognise it under another name; empty where it says nothing. */
  readonly title: string;
  /** The first is where it starts. */
  readonly documents: readonly [Document, ...Document[]];
  /** The file in which the contract starts that it is a copy of. */
  readonly copyOf?: string;
}

/** One contract before and after, which may be there on one side only. */
export type Pair = readonly [before: Unit | null, after: Unit | null];

/** A contract as it is on one side. */
export interface Version {
  readonly unit: Unit;
  readonly root: Element;
  readonly store: DocumentStore;
}

/** What is wrong with a contract as a whole, and where, if not at its start. */
export interface Problem {
  readonly at?: Spot;
  readonly because: string;
  readonly fix: string;
}

/** One tree while its contracts are read. */
export interface Side {
  readonly documents: DocumentStore;
  /** Those of the other tree. */
  readonly others: DocumentStore;
  readonly asOf: string;
  /** What AsyncAPI 2 means by `publish`. */
  readonly publish: Publishing;
  /** Whether a node of the before tree and one of the after tree say the same. */
  readonly same: (before: Node, after: Node) => boolean;
  /** What a file is called on both sides, where it is one file under two names. */
  readonly called: (file: string) => string;
}

/** What else tells how a contract is to be compared. */
export interface Choosing {
  /** A file of the base. */
  readonly read: (file: string) => string | undefined;
  /** The same file as the change has it. */
  readonly readNow: (file: string) => string | undefined;
  /** The mode that somebody asked for, which wins. */
  readonly asked: string | null;
  /** The contract as it is now; null where it is gone. */
  readonly after: Unit | null;
}

/** How those who own a contract want it compared. */
export interface Choice {
  /** One of the modes; null where they do not say. */
  readonly mode: string | null;
  /** Whether a document of the contract as it is now is no part of it any more: the change took it out of what they own. */
  hasLeft?(document: Document): boolean;
  /** The file that declares what is gone, and is no part of the contract any more; null where none does. */
  leftTo?(difference: Pick<Difference, 'kind' | 'name'>): string | null;
  /** Whether they chose not to hear of a difference that was at a place. */
  leavesOut(difference: Omit<Difference, 'format' | 'before' | 'after' | 'reference'>, at: Spot): boolean;
}

/** What a contract says of its own version. */
export interface Versions {
  /** Where it declares one. */
  readonly declared: Node | null;
  /** What clients write in a request to get it. */
  readonly asked: readonly string[];
}
