// Writes exports as Bookings and the programs people open them in would.

export const headings = [
  'Date Time',
  'Customer Name',
  'Customer Email',
  'Customer Phone',
  'Customer Address',
  'Staff',
  'Staff Name',
  'Staff Email',
  'Service',
  'Location',
  'Duration (mins.)',
  'Pricing Type',
  'Price',
  'Currency',
  'Cc Attendees',
  'Signed Up Attendees Count',
  'Text Notifications Enabled',
  ' Custom Fields',
  'Event Type',
  'Booking Id',
  'Tracking Data',
];

/** As older exports have it: no price, no id. */
export const oldHeadings = [
  'Date & Time',
  'Customer Name',
  'Customer Email',
  'Customer Phone',
  'Customer Address',
  'Staff',
  'Service',
  'Location',
  'Duration (minutes)',
  'Event Type',
];

export type Cells = Record<string, string>;

const usual: Cells = {
  'Date Time': '13/10/2026 09:00',
  'Customer Name': 'Adele Vance',
  'Customer Email': 'adele.vance@post.example',
  'Customer Phone': '+49 30 23125 001',
  'Staff Name': 'Dr. Nadia Frank',
  'Staff Email': 'nadia.frank@fabrikam-health.example',
  Service: 'Physiotherapie - Adele Vance',
  'Duration (mins.)': '30',
  'Pricing Type': 'Fixed price',
  Price: '62,5',
  Currency: 'EUR',
  'Signed Up Attendees Count': '1',
  'Text Notifications Enabled': 'False',
  ' Custom Fields': '{  "Company": "",  "Note": ""}',
  'Event Type': 'Single',
};

/** A line with what is given, and for the rest what is usual; each line has a booking id of its own. */
export function exportText(rows: Cells[], columns = headings): string {
  const lines = rows.map((row, index) => {
    const cells: Cells = {
      ...usual,
      'Booking Id': `AAkALgAAAAAAHYQDEapmEc2byACqAC/${index}`,
      ...row,
    };
    return columns.map((column) => cells[column] ?? '').join('\t');
  });
  return [columns.join('\t'), ...lines, ''].join('\r\n');
}

export function exportBytes(rows: Cells[], columns = headings): Buffer {
  return Buffer.from(`\ufeff${exportText(rows, columns)}`, 'utf8');
}

export function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}
