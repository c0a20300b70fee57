/** Has the browser save what was read. The token cannot go into an address, so that a plain link will not do. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
