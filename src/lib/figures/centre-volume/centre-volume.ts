import type { Cell } from '../../db/cells.ts';
import type { Figure } from '../figure.ts';
import { centreCount, centreRequest, type CentreCount } from '../centres/centre-counts.ts';
import { spansEighteen } from '../words/cohort-words.ts';
import { centreVolumeChart } from './chart.ts';
import { presentCentreVolume, VOLUME_DRAWS, type CentreVolumeDrawn } from './present.ts';

/** Runs of one centre in one setting, of one age class where the cohort spans 18 years. */
export interface VolumeCount extends CentreCount {
	/** Declared runs a year. */
	readonly band: string | null;
	readonly setting: string | null;
	readonly ageClass: string | null;
}

function volumeCount(cell: Cell): VolumeCount {
	const [, band = null, setting = null, ageClass = null] = cell.keys;
	return { ...centreCount(cell), band, setting, ageClass };
}

/** Survival by how many runs a year the centre declares, with the mix of cases beside it. */
export const centreVolume: Figure<readonly VolumeCount[], CentreVolumeDrawn> = {
	id: 'centre-volume',
	name: 'Survival by volume of the centre',
	page: '/centres',
	population: 'runs',
	draws: VOLUME_DRAWS,
	options: {},
	methods: ['clustered-difference', 'p-adjust'],
	wide: false,
	requests: (cohort) => [
		centreRequest(
			cohort,
			'runs',
			['annual_ecpr_volume_band', 'setting', ...(spansEighteen(cohort) ? ['age_class'] : [])],
			VOLUME_DRAWS,
		),
	],
	result: ([answer]) =>
		answer?.kind === 'cells'
			? answer.cells.filter(({ counts: { n } }) => n > 0).map(volumeCount)
			: [],
	present: presentCentreVolume,
	chart: centreVolumeChart,
};
