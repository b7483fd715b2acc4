import '@shared/parse-little';
import { keepRuns } from '../../exploring/run-frame';
import { runAnswers } from '../../exploring/run-table';
import { serveQuestions } from '../../exploring/serve';

serveQuestions(keepRuns, runAnswers);
