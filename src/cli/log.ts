import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@main/log';

/** Log of the command line: one a user, since the folder for temporary files is everybody's. */
export const log = createLog(join(tmpdir(), `longshort-cli-${userInfo().username}.log`));
