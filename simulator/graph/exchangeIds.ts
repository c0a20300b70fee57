// Ids as the booking mailbox gives them: binary, written in base64 that is safe in a path.
// Form of an item's entry id: https://learn.microsoft.com/office/client-developer/outlook/mapi/entryid

/** Id of an appointment in a mailbox: 16 bytes that tell the database, 6 that tell the item in it. */
export function appointmentId(mailboxGuid: string, unique: Uint8Array): string {
  const database = Buffer.from(mailboxGuid.replaceAll('-', ''), 'hex');
  const flags = Buffer.alloc(4);
  const messageType = Buffer.from([0x07, 0x00]);
  const calendarFolder = Buffer.from([0x00, 0x00, 0x00, 0x00, 0x01, 0x0d]);
  const padding = Buffer.alloc(2);
  const item = Buffer.from(unique.subarray(0, 6));
  const entry = Buffer.concat([
    flags,
    database,
    messageType,
    database,
    calendarFolder,
    padding,
    database,
    item,
    padding,
  ]);
  return restId([[0x00, 0x03, 0x24, 0x00], mailboxGuid, [0x00, 0x46, 0x00], entry]);
}

/**
 * Id of a customer card as `/customers` gives it. Appointments name the same card by its GUID, whose bytes end this id.
 * Taken from the one pair that is public: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/9047
 */
export function customerCardId(mailboxGuid: string, customerGuid: string): string {
  return restId([
    [0x00, 0x04, 0x24, 0x00],
    mailboxGuid,
    [0x00, 0x10, 0x00],
    guidBytes(customerGuid),
  ]);
}

/** The first three groups of a GUID are stored with their least byte first. */
function guidBytes(guid: string): Buffer {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex');
  const [first, second, third] = [bytes.subarray(0, 4), bytes.subarray(4, 6), bytes.subarray(6, 8)];
  return Buffer.concat([
    first.toReversed(),
    second.toReversed(),
    third.toReversed(),
    bytes.subarray(8),
  ]);
}

/** Exchange writes `/` as `-` and `+` as `_`, the other way round than base64url. */
function restId(parts: (string | number[] | Buffer)[]): string {
  const bytes = Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'ascii') : Buffer.from(part),
    ),
  );
  return bytes.toString('base64').replaceAll('/', '-').replaceAll('+', '_');
}
