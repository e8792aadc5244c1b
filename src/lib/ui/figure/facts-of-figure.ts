import type { Figure } from '../../figures/figure.ts';
import { methods } from '../../stats/methods.ts';
import { isWide, type FigureFacts } from './figure-facts.ts';

/** The facts of a figure. For the build: knows every method's name. Throws RangeError for an unknown method. */
export function factsOfFigure(figure: Figure): FigureFacts {
	return {
		id: figure.id,
		name: figure.name,
		wide: isWide(figure),
		options: figure.options,
		methods: figure.methods.map((id) => {
			const method = methods.find((entry) => entry.id === id);
			if (!method) throw new RangeError(`${figure.id} uses a method nobody describes: ${id}.`);
			return { id, name: method.name };
		}),
	};
}
