import { centreFigures } from '$lib/figures/centres.ts';
import { figuresPage } from '../figures-page.server.ts';

export const load = figuresPage('/centres/', centreFigures);
