import type { Knob } from '../../synthesis/what-if/settings.ts';

/** Settings that are chosen on a slider. */
export type Slider = Exclude<Knob, 'cases' | 'seed'>;

/** How a slider is named and explained. */
export interface SliderWords {
	readonly label: string;
	/** What it changes, for a reader without statistics. */
	readonly what: string;
	readonly step: number;
	readonly value: (value: number) => string;
}

const times = (value: number) => (value === 1 ? 'as published' : `× ${value}`);

function missing(value: number): string {
	if (value === 0) return 'nothing missing';
	if (value === 1) return 'as published';
	if (value < 1) return `${Math.round(value * 100)} % of the published share`;
	return `as published, and ${Math.round((value - 1) * 100)} % of the rest lost`;
}

export const SLIDERS: Readonly<Record<Slider, SliderWords>> = {
	ecmo: {
		label: 'Odds of survival on ECMO',
		what: 'How good ECMO is once it flows. Above 1 the true effect grows, below 1 it shrinks; even then most of these cases would have died without it.',
		step: 0.1,
		value: times,
	},
	measured: {
		label: 'Measured confounding',
		what: 'How strongly severity, which the file records, keeps teams from activating. At 0 severity plays no part; diagnosis, rhythm and age still do.',
		step: 0.25,
		value: (value) => (value === 0 ? 'severity plays no part' : times(value)),
	},
	hidden: {
		label: 'Hidden confounding',
		what: 'How strongly something that teams see and no file records decides both who is activated and who survives. At 0 adjusting can remove all bias.',
		step: 0.5,
		value: (value) => (value === 0 ? 'none' : times(value)),
	},
	missing: {
		label: 'Missing values',
		what: 'How much is lost before the file is written. What nobody ever recorded, such as a field before its first year or an outcome still open, stays empty.',
		step: 0.1,
		value: missing,
	},
	centres: {
		label: 'Centre spread',
		what: 'How much centres differ in care: their own level, their volume, their programme. Whom they receive and how often they activate stays theirs.',
		step: 0.5,
		value: (value) => (value === 0 ? 'all alike' : times(value)),
	},
};

export const SLIDER_NAMES = Object.keys(SLIDERS) as readonly Slider[];
