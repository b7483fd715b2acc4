export { forkInNode } from '@main/jobs/fork-node';
export { createServices } from '@main/services/app';
export { importFiles } from '@main/services/import-many';
export { importFile, previewImport } from '@main/services/importing';
