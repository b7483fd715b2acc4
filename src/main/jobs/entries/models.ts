import { serveModels } from '../models/thread';

/** A thread of a job process that trains models beside others. */
serveModels();
