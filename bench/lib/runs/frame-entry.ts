import { keepRuns } from '@main/exploring/run-frame';
import { readWorkspace } from '@main/storage/workspace';
export { keepRuns, readWorkspace };
