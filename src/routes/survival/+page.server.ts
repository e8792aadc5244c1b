import { survivalFigures } from '$lib/figures/survival.ts';
import { figuresPage } from '../figures-page.server.ts';

export const load = figuresPage('/survival/', survivalFigures);
