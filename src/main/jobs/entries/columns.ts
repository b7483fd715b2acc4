import { workerData } from 'node:worker_threads';
import { helpWithColumns } from '../../columns/help';

/** A thread of a job process, which computes features beside it. */
helpWithColumns(workerData);
