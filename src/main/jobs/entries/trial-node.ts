import '@shared/parse-little';
import { createNodeDevices } from '@compute/node-devices';
import { serveTrials } from '../sweeps/serve-trials';

/** The process of the command line and the tests that makes trials. */
serveTrials(createNodeDevices);
