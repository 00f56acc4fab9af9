import type { Aspect } from '../../model/aspect.ts';
import type { Direction, Effect, ElementKind, Format } from '../../model/contract.ts';
import type { Audience } from '../../model/finding.ts';
import type { Document, Spot } from '../../texts/document.ts';
import type { Node } from '../document-store.ts';
import type { Remains } from './remains.ts';

/** Which way an element flows; `both` where the contract does not say, or says both. */
export type Flow = Exclude<Direction, 'neither'> | 'both';

/**
 * A node of a contract, in the words every format shares. Readers make them lazily: `aspects` and `parts` are computed
 * when the walk asks, because most of a contract is the same on both sides and never looked at.
 */
export interface Element {
  readonly kind: ElementKind;
  /** Matches the element with its other version among its siblings of the same kind. */
  readonly key: string;
  /** A number that it is known by before its key. */
  readonly number?: number;
  /** What gives out its number, where that is not what holds it. */
  readonly numberedBy?: string;
  /** Its short name, for people. */
  readonly name: string;
  /** Whether its key is sent, so that under another key it is another element. */
  readonly sentByKey?: boolean;
  /** What holds it, for people, where the names on the way to it do not say. */
  readonly heldBy?: string;
  /** The way it flows; `muted` where it is declared but not sent that way, as a readOnly field in a request. */
  readonly flow: Flow;
  readonly notSent?: boolean;
  /** Whether nothing leads clients to it: what breaks there, or in what it holds, breaks generated code at most. */
  readonly unasked?: boolean;
  /** Whether nobody knows which way it goes, so that its contract has it both ways: what breaks one way alone may break nobody. */
  readonly undirected?: boolean;
  /** Whether it answers that a call failed, which clients learn from its status. */
  readonly failure?: boolean;
  readonly at: Spot;
  /**
   * A `choice` is one of several a client picks from (an operation, an enum value): one more widens. A `part` belongs
   * to the whole (a property, a header): one more in an output narrows, and in an input narrows only if required.
   * A `constraint` restricts whenever it is there. A `detail` is compared only if both sides have it: an aspect says
   * when it comes or goes.
   */
  readonly role: 'choice' | 'part' | 'constraint' | 'detail';
  readonly given: Readonly<Record<string, string | number | boolean>>;
  /** Whether a sibling accepts everything this choice did: where it is there, removing this takes nothing. */
  readonly coveredBy?: (sibling: Element) => boolean;
  /** Whether an element of another key is this one under another name; of several, the one that is most alike. */
  readonly renamedFrom?: (other: Element) => boolean | number;
  /** What an element of another key has to share one of to be this one: of thousands only those are asked. Left out where any may be. */
  readonly aliases?: () => readonly string[];
  /** The key of the sibling that holds in its place where it is not there. */
  readonly fallbackKey?: string;
  /** Whether a part of the version that does not have it holds in its place, before the one of that key does. */
  readonly fallsBackTo?: (other: Element) => boolean;
  /** Whether it is what holds in the place of a sibling that this side does not have. */
  readonly standsFor?: (sibling: Element) => boolean;
  /** The parts it gathers under a name that is not on the wire, for a version that has them one by one. */
  readonly spread?: () => readonly Element[];
  /**
   * Of a contract: what its operations carry each way, for people, where that is no request and no answer, how one of
   * them is called, where that is no operation, and what has values of an enum that goes both ways; null where one thing
   * goes both ways, and sentences about it name no operation.
   */
  readonly carried?:
    | (Readonly<Record<'input' | 'output', string>> & { readonly one?: string; readonly values?: string })
    | null;
  /** The format it is written in, where that is not the format of the contract: what differs below is judged as that one. */
  readonly format?: Format;
  /** A named component: subjects inside it start from its name, whoever uses it. */
  readonly component?: string | undefined;
  /** The operations through which clients meet it, where its format knows them without following the walk. */
  readonly usedBy?: (() => readonly string[]) | undefined;
  /** Where a component is referred to, if that is how it was met. */
  readonly used?: Spot | undefined;
  /** Set where several elements can be the same node: the same pair of identities is walked once. */
  readonly identity?: string | undefined;
  /** For a part that its parent has from another file: where that is referred to. */
  readonly via?: Spot | undefined;
  /** The `$ref`s inside of it that lead to more of what it says, as those of an `allOf`. */
  readonly extends?: readonly Extended[] | undefined;
  /** Opens a file of the tree the element is of. */
  readonly open?: (file: string) => Document | null;
  /** The `$ref`s in it that lead to nothing. With others on the other side, the two cannot be compared. */
  readonly broken?: string | undefined;
  /** Asked of the after side: whether it says the same as the other version in other words, and need not be walked. */
  readonly alike?: (before: Element) => boolean;
  /** What holds it and may hold others: where it is said if that comes or goes with it. */
  readonly holder?: Spot | undefined;
  /** The parsed node where it says all there is to say of the element: equal nodes are not walked. */
  readonly node?: Node | undefined;
  /** The objects it was read from: what of their fields no reader names is compared as it stands. */
  readonly remains?: readonly Remains[] | undefined;
  /**
   * Nodes that together say all there is to say of the element. Where their own texts are the same on both sides, all
   * that can differ is what they refer to, each of which is compared as the element `to` makes of it.
   */
  readonly through?: readonly Through[] | undefined;
  /** Asked of the after side, where it is referred to: whether what changed is not the same for every use of it. */
  readonly dependsOnUse?: (before: Element) => boolean;
  /** Asked of the after side: whether no aspect of the two versions differs, and nothing that nobody reads. */
  sameButForParts?(before: Element): boolean;
  aspects(): readonly AspectValue[];
  /** Its parts, but for those that are settled. */
  parts(settled?: ReadonlySet<string>): readonly Element[];
  /** Asked of the after side: both as they are compared, where one is written in another form than the other. */
  aligned?(before: Element): readonly [before: Element, after: Element] | null;
  /** Asked of the after side: how the alternatives of both go together, where their keys alone cannot tell. */
  matched?(before: Element): Matched | null;
  /** Who takes notice of it when it comes or goes, by what is given of that; left out where everybody does. */
  heardBy?(given: Element['given']): readonly Audience[];
  /** Asked of the after side: what else a rule may ask of a part of the before side that it no longer has. */
  removed?(part: Element): Element['given'];
  /** Asked of the before side: what else a rule may ask of a part that it does not have yet. */
  added?(part: Element): Element['given'];
  /** Asked of both sides about a part that one of them names: its value as the side takes it, where it says anything of it. */
  held?(part: Element): Element | null;
  /**
   * Asked of the side that lacks a constraint or a literal of the other one: whether that changes nothing, as all that it takes
   * keeps to it, or as it never was this one.
   */
  keeps?(part: Element): boolean;
  /** Asked of the after side: names of parts that both sides say the same of, which neither needs to make. */
  settled?(before: Element): ReadonlySet<string>;
}

/** A `$ref` that leads to a part of what its element says. */
export interface Extended {
  readonly at: Spot;
  readonly to: Spot;
}

/** The alternatives of two versions: which is which, and what is left on each side. */
export interface Matched {
  readonly pairs: readonly (readonly [before: Element, after: Element])[];
  readonly removed: readonly Element[];
  readonly added: readonly Element[];
}

/** A node, and what it refers to; without `to` it must refer to nothing that changed. */
export interface Through {
  readonly node: Node;
  readonly to?: ((target: Node) => Element) | undefined;
  /** Whether these answer that a call failed. */
  readonly failure?: boolean;
}

/** One aspect of an element: its value, where it is written, and how two values of it compare. */
export interface AspectValue {
  readonly aspect: Aspect;
  /** undefined: not stated, which for most means not restricted. */
  readonly value: unknown;
  /** Where the keyword is, or where the element is that does not have it. */
  readonly at: Spot;
  readonly stated: boolean;
  /** Where in its value it differs from the other version's, where that is a place of its own. */
  readonly differsAt?: (other: unknown) => Spot | undefined;
  /** Where its value is chosen for all that is inside of a holder: it is said there, if both versions are of one file. */
  readonly chosenAt?: Spot;
  /** What a person is shown of the value, where that is not the value itself. */
  readonly shown?: unknown;
  readonly law: AspectLaw;
  /** Whether its value is a map as written: where one key of it differs, the difference is said there. */
  readonly isMap?: boolean;
  /** Whom the law is about, where the aspect means something to some audiences only. */
  readonly audience?: Audience;
  /** What the same change does to others. */
  readonly others?: readonly { readonly audience: Audience; readonly law: AspectLaw }[];
  /** Whether after this the rest of the element is not worth comparing: another type, other alternatives. */
  readonly decides?: (effect: Effect, was: unknown, now: unknown) => boolean;
  /** What to compare in place of the rest, once this has decided. */
  readonly instead?: (was: unknown, now: unknown) => readonly (readonly [Element, Element])[];
  /** Parts of this kind are compared only if both sides have the aspect: the whole list came or went. */
  readonly lists?: ElementKind;
  /** What this side has of such a list, where that is not told by `stated`. Two lists of one are two values. */
  readonly listed?: 'many' | 'one' | 'none';
}

/**
 * What the change from one value to another does to the set of allowed values; null where nothing changed. The two
 * elements are for laws that have to know what else is said of the value, and the flow for those that are not the same both ways.
 */
export type AspectLaw = (
  was: unknown,
  now: unknown,
  before?: Element,
  after?: Element,
  flow?: 'input' | 'output',
) => Effect | null;
