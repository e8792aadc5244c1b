import { complicationFigures } from '$lib/figures/complications.ts';
import { figuresPage } from '../figures-page.server.ts';

export const load = figuresPage('/complications/', complicationFigures);
