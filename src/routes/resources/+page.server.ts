import { resourceFigures } from '$lib/figures/resources.ts';
import { figuresPage } from '../figures-page.server.ts';

export const load = figuresPage('/resources/', resourceFigures);
