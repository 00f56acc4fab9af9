import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  severity: 'critical',
  message: 'A field or enum number of a binary format means something else than it did.',
  why: 'Readers know fields by their number. Old clients, stored messages and queues give the new bytes the old meaning, and nobody sees an error.',
  fix: 'Give the new field a number that was never used, and mark the number and the name of what is gone as reserved.',
  ask: 'Find a field or enum number in protobuf, Thrift or another numbered schema that this change gives to something else, removes without reserving it, or keeps with another type, label or oneof.',
  notWhen: [
    'the message is new in this change',
    'the number and name are reserved in this change',
    'the two types are read alike on the wire',
  ],
  authority: [authorities.protobufNumbers, authorities.bufBreaking, authorities.aip180],
} satisfies AskRule;
