import type { SimulatedCase } from '../model/case.ts';
import { MISSING_BY_CENTRE } from '../parameters/missing.ts';
import type { Stream } from '../random/stream.ts';
import { missingShare } from './missing-share.ts';
import { publishedHours } from './run-fields.ts';

/** One row of the table of complications. */
export interface ComplicationFields {
	case_id: string;
	seq: number;
	comp_group: string;
	comp_code: string;
	onset_h: number;
	onset_precision: string;
	severity: string;
	intervention: string;
	contributed_to_death: boolean | null;
	is_major: boolean;
}

/**
 * Complications of one run in order of onset, those known at the snapshot. Whether one contributed to death is
 * null while the outcome is open, and missing in the dictionary's share of the rest.
 */
export function complicationFields(
	of: SimulatedCase,
	caseId: string,
	draw: Stream,
	incompleteness: number,
	missingness: number,
): ComplicationFields[] {
	if (of.run === null) return [];
	const hours = publishedHours(of, of.run);
	const share = missingShare(
		Math.min(0.97, MISSING_BY_CENTRE.contributed_to_death * incompleteness),
		missingness,
	);
	return of.run.episodes
		.filter(({ onset }) => onset <= hours)
		.map((episode, i) => ({
			case_id: caseId,
			seq: i + 1,
			comp_group: episode.group,
			comp_code: episode.code,
			onset_h: episode.onset,
			onset_precision: episode.precision,
			severity: episode.severity,
			intervention: episode.intervention,
			contributed_to_death: draw.chance(share) || of.stay.inHospital ? null : episode.contributed,
			is_major: episode.major,
		}));
}
