import '@shared/parse-little';
import { answers } from '../../exploring/answers';
import { createSeriesCache } from '../../exploring/series-cache';
import { serveQuestions } from '../../exploring/serve';

serveQuestions(createSeriesCache, answers);
