// The smallest PDF that shows lines of text: ISO 32000-1, one font, as many pages as it takes.

const linesOnPage = 50;

export function printPdf(lines: readonly string[]): Buffer {
  const pages: (readonly string[])[] = [];
  for (let start = 0; start === 0 || start < lines.length; start += linesOnPage) {
    pages.push(lines.slice(start, start + linesOnPage));
  }
  // Objects are numbered from 1: catalog, list of pages, font, then a page and its content in turn.
  const pageNumbers = pages.map((_, index) => 4 + 2 * index);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((n) => `${n} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assemble(objects);
}

function contentOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${escape(line)}) Tj T*`);
  return ['BT /F1 10 Tf 14 TL 56 786 Td', ...shown, 'ET'].join('\n');
}

/** What Latin-1 does not have becomes a question mark. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?')
    .replaceAll(/[\\()]/g, String.raw`\$&`);
}

/** Puts the objects one behind the other, with a table of where each begins. */
function assemble(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + trailer, 'latin1');
}
