import path from 'node:path';

/** The project: where the API is started and the tab is built. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');
