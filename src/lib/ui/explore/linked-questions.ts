import { encodeView } from '../../domain/view-url.ts';
import { figure as figureNamed } from '../../figures/index.ts';
import { pathOfPage, type FigurePath } from '../page/figure-pages.ts';
import { DISPLAY } from '../view/display.ts';
import { SAVED_QUESTIONS, type SavedQuestion } from './saved-questions.ts';

/** A saved question as a page shows it: plain JSON. */
export interface LinkedQuestion {
	readonly words: string;
	readonly path: FigurePath;
	readonly figure: string;
	/** What to put behind the path: "?explore.by=location". */
	readonly search: string;
}

export interface LinkedGroup {
	readonly heading: string;
	readonly questions: readonly LinkedQuestion[];
}

function linked({ words, figure, options, cohort }: SavedQuestion): LinkedQuestion {
	const { page, options: specs } = figureNamed(figure);
	const query = encodeView(
		{ cohort, choices: {}, options: { [figure]: options } },
		{ specs: { choices: DISPLAY, figures: { [figure]: specs } } },
	);
	return { words, figure, path: pathOfPage(page), search: query === '' ? '' : `?${query}` };
}

/** The saved questions with their links. Knows every figure, so it is for the build. */
export function linkedQuestions(): readonly LinkedGroup[] {
	return SAVED_QUESTIONS.map(({ heading, questions }) => ({
		heading,
		questions: questions.map(linked),
	}));
}
