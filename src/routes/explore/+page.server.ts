import { exploreFigures } from '$lib/figures/explore.ts';
import { linkedQuestions } from '$lib/ui/explore/linked-questions.ts';
import { figuresPage } from '../figures-page.server.ts';

const drawn = figuresPage('/explore/', exploreFigures);

export const load = async (event: Parameters<typeof drawn>[0]) => ({
	...(await drawn(event)),
	questions: linkedQuestions(),
});
