import { expectedSurvivors } from './centre-funnel/expected-survivors.ts';
import { grayTests } from './competing-outcomes/gray-tests.ts';
import { activationContrast } from './subgroup-forest/contrast.ts';

/** What may take longer than a page can wait, by name; pure, so that it runs in a worker as well as here. */
const COMPUTATIONS = {
	'activation-contrast': activationContrast,
	'expected-survivors': expectedSurvivors,
	'gray-tests': grayTests,
} as const;

type Computations = typeof COMPUTATIONS;

/** A computation and what it is to be run on: plain data that can be sent to a worker. */
export type Task = {
	[Name in keyof Computations]: {
		readonly name: Name;
		readonly input: Parameters<Computations[Name]>[0];
	};
}[keyof Computations];

/** Runs a computation here and now. Throws what it throws. */
export function outcomeOf({ name, input }: Task): unknown {
	const compute: (input: never) => unknown = COMPUTATIONS[name];
	return compute(input as never);
}
