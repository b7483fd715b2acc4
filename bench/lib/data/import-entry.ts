export { forkInNode } from '@main/jobs/fork-node';
export { createServices } from '@main/services/app';
export { importFile, importFiles, previewImport } from '@main/services/importing';
