const lostReservation =
  'The origin points at the message. Here the reservation that is gone is named on its own line, which is in the diff.';

const otherPackage =
  'The file is in another package now, so that all that is generated from it is another: that is said once, at its package.';

const movedDeclaration =
  'The field came with its message from another file. Here it is said at the field, which is new in this file, and not at the option, which stood there before.';

const atType = 'It is the type that changed, and it has a line of its own: the name above it is as it was.';

const atList =
  'One version has a single alternative, which is the value itself: that there are several now is said where their list begins.';

const atRequired =
  'The list of required names begins on the stated line; the name that came to it is what is said, on its own.';

const atDeclaration =
  'The field reads as before in this mode. What is lost is the name of the message, which is said where that was declared.';

/** Stated lines on which we do not stand, on purpose, and why: by case id, file and line. */
export const lineDepartures: Readonly<Record<string, string>> = {
  ...forEach(
    otherPackage,
    'buf/breaking_file_same_values',
    '2.proto',
    [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 23],
  ),
  ...forEach(lostReservation, 'buf/breaking_reserved_message_no_delete', '1.proto', [5, 16, 34, 56]),
  ...forEach(lostReservation, 'buf/breaking_reserved_message_no_delete', '2.proto', [91]),
  ...forEach(movedDeclaration, 'buf/breaking_field_same_java_utf8_validation', '2.proto', [5]),
  'two-payment-fields-folded-into-one-choice-wire payments.proto:6':
    'Each of the fields that exclude each other now is said on its own line, which the change indents.',
  'address-message-renamed-wire shipping.proto:10': atDeclaration,
  'address-pulled-inside-parcel-wire shipping.proto:9': atDeclaration,
  'own-empty-message-replaced-by-the-shared-one-wire orders.proto:7': atDeclaration,
  'label-pairs-become-a-map-wire orders.proto:5': atDeclaration,
  'whole-package-deleted pay.proto:2': 'What the package held is gone, and is said on its own line.',
  'proto3-file-moved-to-edition-2023-with-new-presence orders.proto:9':
    'The line of the field is as it was. What changed is the first line of the file, from which the field has its presence.',
  'after-is-an-empty-file orders.proto:4':
    'The empty file is what nothing can be read of; whether its types went elsewhere is not known.',
  ...forEach(atType, 'av-int-to-long-forward', 'order.avsc', [7]),
  ...forEach(atType, 'av-int-to-float-forward', 'order.avsc', [7]),
  ...forEach(atType, 'av-int-to-double-forward', 'order.avsc', [7]),
  ...forEach(atType, 'av-long-to-float-forward', 'order.avsc', [7]),
  ...forEach(atType, 'av-long-to-int-backward', 'order.avsc', [7]),
  ...forEach(atType, 'av-int-to-string-backward', 'order.avsc', [7]),
  'av-union-order-swapped-default-left order.avsc:7': 'It is said of the default, which has a line of its own.',
  'av-default-of-wrong-type order.avsc:13':
    'The field is new, and a default that cannot be read is none: the field without one is said.',
  'js-one-of-overlapping-branch-added order.schema.json:14': atList,
  'js-one-of-number-beside-integer order.schema.json:11': atList,
  'js-if-then-added order.schema.json:14':
    'The condition and what follows from it came together, and begin with the condition.',
  'js-required-added-behind-ref order.schema.json:12': atRequired,
  'js-ref-into-second-file addr.schema.json:4': atRequired,
  'js-property-became-required-in-nested-array-item order.schema.json:9': atRequired,
  'js-no-schema-keyword-given order.schema.json:13': 'The field is new, and is said where it is declared.',
};

function forEach(because: string, id: string, file: string, lines: readonly number[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => [`${id} ${file}:${line}`, because]));
}
