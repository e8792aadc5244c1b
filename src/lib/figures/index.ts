import { centreFigures } from './centres.ts';
import { complicationFigures } from './complications.ts';
import { exploreFigures } from './explore.ts';
import type { Figure } from './figure.ts';
import { overviewFigures } from './overview.ts';
import { resourceFigures } from './resources.ts';
import { survivalFigures } from './survival.ts';

/**
 * Every figure, in the order of their pages: for tests, methods and exports, which walk all of them. A page imports
 * its own list (`overview.ts`, ...), so that nobody fetches the code of figures they do not see.
 */
export const catalogue: readonly Figure[] = [
	...overviewFigures,
	...survivalFigures,
	...complicationFigures,
	...centreFigures,
	...resourceFigures,
	...exploreFigures,
];

/** The figure of this id. Throws RangeError when the catalogue has none. */
export function figure(id: string): Figure {
	const found = catalogue.find((one) => one.id === id);
	if (found === undefined) throw new RangeError(`There is no figure ${JSON.stringify(id)}.`);
	return found;
}
