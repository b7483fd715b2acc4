import '@shared/parse-little';
import { devices } from '@compute/node-devices';
import { serveTraining } from '../serve-training';

/** The process of the command line and the tests that trains. */
serveTraining(devices, __dirname);
