import { count, decimal } from '../../domain/format.ts';
import type { ExposureAnswer } from './analysis.ts';
import type { Rates } from './person-time.ts';

interface ExposureWords {
	/** "an infection" */
	readonly one: string;
	/** "Infection", heading a group. */
	readonly name: string;
	readonly ever: string;
	readonly never: string;
	/** "infected": of a run at an hour. */
	readonly state: string;
	readonly since: string;
}

export const EXPOSURES: Readonly<Record<'infection' | 'rrt', ExposureWords>> = {
	infection: {
		one: 'an infection',
		name: 'Infection',
		ever: 'Infection at some time',
		never: 'Never an infection',
		state: 'infected',
		since: 'from hour 48',
	},
	rrt: {
		one: 'renal replacement',
		name: 'Renal replacement',
		ever: 'Renal replacement at some time',
		never: 'Never renal replacement',
		state: 'on renal replacement',
		since: 'from first flow',
	},
};

const rate = ({ deaths, days }: Rates['exposed']): string => decimal((deaths / days) * 100, 1);

/** "6.0 against 10.0 deaths per 100 days" */
export function ratesText({ exposed, others }: Rates): string {
	return `${rate(exposed)} against ${rate(others)} deaths per 100 days`;
}

/** "209 deaths in 3,494 days" */
export function personTimeText({ deaths, days }: Rates['exposed']): string {
	return `${count(deaths)} deaths in ${count(Math.round(days))} days`;
}

/** Every way of the exposure with its estimate, in the order in which they are shown. */
export function waysOf(answer: ExposureAnswer) {
	const { state, ever, since } = EXPOSURES[answer.topic];
	const { baseline, time, landmark, afterKidney } = answer;
	return [
		{
			name: 'baseline' as const,
			label: 'As if known at first flow',
			detail: `${ever.toLowerCase()} against never`,
			estimated: baseline,
			rates: baseline,
		},
		{
			name: 'crude' as const,
			label: 'Person-time, all hours together',
			detail: `hours ${state} against all others, ${since}`,
			estimated: time.crude,
			rates: time.crude,
		},
		{
			name: 'landmark' as const,
			label: `Landmark at hour ${landmark.hour}`,
			detail: `those still on ECMO, ${state} by then or not`,
			estimated: landmark,
			rates: landmark,
		},
		{
			name: 'byDay' as const,
			label: 'Person-time, day by day',
			detail: `${state} against not, on the same day of the run`,
			estimated: time.byDay,
			rates: null,
		},
		...(afterKidney === null
			? []
			: [
					{
						name: 'afterKidney' as const,
						label: 'After kidney injury, day by day',
						detail: 'replacement against not yet, both with injured kidneys',
						estimated: afterKidney.byDay,
						rates: null,
					},
				]),
	];
}
