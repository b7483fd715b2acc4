import { parentPort } from 'node:worker_threads';
import { nativeColumns } from '@compute/native/columns';
import { helpWithColumns } from '../../columns/help';

/** A thread of a job process, which computes features beside it: one piece of work, and then it is gone. */
parentPort?.once('message', (work) => helpWithColumns(work, nativeColumns()));
