import { serveExploring } from '../../exploring/serve';

serveExploring();
