/// <reference types="vite/client" />
/// <reference path="../../../src/shared/build-constants.d.ts" />
export { forkInNode } from '@main/jobs/fork-node';
export { createServices } from '@main/services/app';
export { importFiles } from '@main/services/import-many';
export { importFile, previewImport } from '@main/services/importing';
