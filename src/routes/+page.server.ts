import { overviewFigures } from '$lib/figures/overview.ts';
import { figuresPage } from './figures-page.server.ts';

export const load = figuresPage('/', overviewFigures);
