import { z } from 'zod';
import { keepRuns } from '../../exploring/run-frame';
import { runAnswers } from '../../exploring/run-table';
import { serveQuestions } from '../../exploring/serve';

// The one thing parsed here is a spec that says what fields there are: a parser compiled for it takes longer than reading the runs.
z.config({ jitless: true });
serveQuestions(keepRuns, runAnswers);
