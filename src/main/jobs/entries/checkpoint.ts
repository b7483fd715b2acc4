import { parentPort, workerData } from 'node:worker_threads';
import { keepCheckpointing } from '../../storage/checkpoints';

/** A thread of main, which waits for the disk in its place. */
keepCheckpointing(workerData.path, (stop) => parentPort?.once('message', stop));
