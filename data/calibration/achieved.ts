import { isFavourable } from '../../src/lib/synthesis/publish/outcome-fields.ts';
import { CHILD_CARDIAC } from '../../src/lib/synthesis/parameters/diagnosis.ts';
import { median } from '../../src/lib/lessons/methods/design.ts';
import { atFlow, atMinute10, oddsRatioOf } from './models.ts';
import type { PublishedCase, PublishedRegistry } from './published-cases.ts';

type Test = (of: PublishedCase) => boolean | null;

const ecpr: Test = ({ received_ecpr }) => received_ecpr;
const child: Test = ({ age_group }) => age_group !== 'adult';
const ihca: Test = ({ setting }) => setting === 'ihca';
const cardiac: Test = ({ dx_group }) => CHILD_CARDIAC.has(dx_group);
const survived: Test = ({ survived_discharge }) => survived_discharge;
const died: Test = ({ survived_discharge: alive }) => (alive === null ? null : !alive);
const not =
	(of: Test): Test =>
	(one) => {
		const answer = of(one);
		return answer === null ? null : !answer;
	};
const has =
	(...codes: (string | RegExp)[]): Test =>
	(one) =>
		[...one.codes].some((code) =>
			codes.some((wanted) => (typeof wanted === 'string' ? wanted === code : wanted.test(code))),
		);

const bridged: Test = ({ ecmo_end_reason: end }) =>
	end === 'bridge_vad' || end === 'bridge_transplant';

/** Alive at discharge or bridged: null while the outcome is open. */
const composite: Test = (one) => (bridged(one) === true ? true : survived(one));

/** Favourable state of the answer key by rule 17; null while the outcome is open. */
const trulyFavourable: Test = ({ key, neuro_scale, baseline_neuro, survived_discharge }) =>
	survived_discharge === null || key.neuro_true === null
		? null
		: isFavourable(neuro_scale, key.neuro_true, baseline_neuro);

/** Share of known cases for which something holds. */
function share(cases: readonly PublishedCase[], holds: Test): number {
	const known = cases.flatMap((one) => holds(one) ?? []);
	return known.filter(Boolean).length / known.length;
}

const middle = (
	cases: readonly PublishedCase[],
	of: (one: PublishedCase) => number | null,
): number => median(cases.flatMap((one) => of(one) ?? []));

/** Share with something among survivors and deaths on file, over those with a category recorded. */
const favourableOfKnown = (cases: readonly PublishedCase[]) =>
	share(cases, ({ neuro_favourable }) => neuro_favourable);

const recordedAmongSurvivors = (cases: readonly PublishedCase[]) =>
	share(
		cases.filter((one) => survived(one) === true),
		({ neuro_discharge }) => neuro_discharge !== null,
	);

const flag = (answer: boolean | null) => (answer === null ? null : answer ? 1 : 0);

/**
 * The registry's own value of every used target, by its id, computed from the published tables as the list of
 * targets says; the answer key serves only where it says so.
 */
export function achieved({ cases, denominator }: PublishedRegistry): ReadonlyMap<string, number> {
	const all = (...tests: Test[]) =>
		cases.filter((one) => tests.every((test) => test(one) === true));
	const childIhca = all(child, ihca);
	const runs = childIhca.filter(ecpr);
	const others = childIhca.filter((one) => !one.received_ecpr);
	const heart = runs.filter(cardiac);
	const noHeart = runs.filter((one) => cardiac(one) !== true);
	const childOhca = all(ecpr, child, not(ihca), ({ age_group }) => age_group !== 'neonate');
	const childRuns = all(ecpr, child);
	const adultRuns = all(ecpr, not(child));
	const adultIhca = adultRuns.filter(ihca);
	const adultOhca = adultRuns.filter((one) => ihca(one) !== true);
	const young: ReadonlySet<string> = new Set(['0_7d', '8_28d', '29_90d', '91_180d']);
	const single = runs.filter(
		({ dx_group, age_band }) => dx_group === 'chd_single_ventricle' && young.has(age_band),
	);
	const singleDied = single.filter((one) => died(one) === true);
	const singleAlive = single.filter((one) => survived(one) === true);
	const brain = has('NEURO_INFARCT', 'NEURO_ICH', 'NEURO_BRAIN_DEATH');
	const near = (from: number, to: number) =>
		share(
			childRuns.filter(
				({ ecmo_flow_min: minutes }) => minutes !== null && minutes >= from && minutes <= to,
			),
			survived,
		);

	const short = denominator.filter(
		({ setting, age_group }) => setting === 'ihca' && age_group !== 'adult',
	);
	const events = short.reduce((sum, { n_cpr_lt10 }) => sum + n_cpr_lt10, 0);
	const alive = short.reduce((sum, { n_survived_lt10 }) => sum + n_survived_lt10, 0);
	const knownOthers = others.filter((one) => survived(one) !== null);
	const otherAlive = knownOthers.filter((one) => survived(one) === true).length + alive;
	const otherDead = knownOthers.length + events - otherAlive;
	const runsAlive = runs.filter((one) => survived(one) === true).length;
	const runsDead = runs.filter((one) => died(one) === true).length;

	const shock: Test = ({ shockable }) => shockable;
	const rhythm =
		(wanted: string): Test =>
		({ initial_rhythm }) =>
			initial_rhythm === wanted;
	const off: Test = ({ off_hours }) => off_hours;
	const flow = ({ ecmo_flow_min }: PublishedCase) => ecmo_flow_min;
	const hours = ({ ecmo_hours }: PublishedCase) => ecmo_hours;
	const team = ({ team_to_flow_min }: PublishedCase) => team_to_flow_min;
	const completed = ({ run_status }: PublishedCase) => run_status === 'completed';

	return new Map<string, number>([
		['T001', share(runs, survived)],
		['T002', share(others, survived)],
		['T003', favourableOfKnown(runs)],
		['T004', favourableOfKnown(others)],
		['T005', recordedAmongSurvivors(runs)],
		['T006', recordedAmongSurvivors(others)],
		['T007', share(childIhca, ecpr)],
		['T009', oddsRatioOf(childIhca, (one) => flag(ecpr(one)), survived, atMinute10)],
		[
			'T010',
			share(
				runs.filter(completed),
				({ ecmo_end_reason: end }) =>
					end === 'died_on_ecmo' || (end?.startsWith('support_withdrawn') ?? false),
			),
		],
		['T011', share(runs, died)],
		['T012', middle(runs, flow)],
		['T013', oddsRatioOf(runs, (one) => (flow(one) ?? 0) / 5, died, atMinute10)],
		['T014', oddsRatioOf(runs, (one) => flag(not(cardiac)(one)), died, atFlow)],
		['T015', share(runs, composite)],
		['T016', share(heart, composite)],
		['T017', share(noHeart, composite)],
		['T018', oddsRatioOf(runs, flow, composite)],
		['T019', oddsRatioOf(runs, (one) => flag(not(shock)(one)), composite)],
		['T020', oddsRatioOf(runs, ({ lactate_arrest }) => lactate_arrest, composite)],
		['T021', share(childOhca, survived)],
		['T022', middle(childOhca, flow)],
		['T023', share(childOhca, shock)],
		['T024', oddsRatioOf(childOhca, (one) => flag(shock(one)), survived)],
		['T025', share(childRuns, survived)],
		[
			'T026',
			oddsRatioOf(childRuns, ({ ph_arrest: ph }) => flag(ph === null ? null : ph > 7.17), died),
		],
		['T027', oddsRatioOf(childRuns, (one) => flag(has('PULM_HAEM')(one)), died, atFlow)],
		['T028', oddsRatioOf(childRuns, (one) => flag(brain(one)), died, atFlow)],
		[
			'T029',
			share(
				runs.filter(({ age_group }) => age_group === 'neonate'),
				survived,
			),
		],
		['T030', share(single, survived)],
		['T032', middle(singleDied, hours)],
		['T033', middle(singleAlive, hours)],
		['T034', share(singleDied, has('REN_RRT'))],
		['T035', share(singleAlive, has('REN_RRT'))],
		['T036', share(childRuns, survived)],
		['T038', share(runs, survived)],
		['T039', recordedAmongSurvivors(runs)],
		['T040', favourableOfKnown(runs.filter((one) => survived(one) === true))],
		['T041', share(heart, survived)],
		[
			'T043',
			share(
				noHeart.filter(({ cpr_total_min: m }) => m !== null && m >= 30),
				survived,
			),
		],
		[
			'T044',
			share(
				others.filter((one) => cardiac(one) !== true && (one.cpr_total_min ?? 0) >= 30),
				survived,
			),
		],
		['T048', share(runs, died)],
		['T049', runsDead / runsAlive / (otherDead / otherAlive)],
		['T052', near(42, 48)],
		['T053', near(57, 63)],
		['T069', share(adultRuns, survived)],
		['T070', share(adultIhca, survived)],
		['T071', share(adultIhca, survived)],
		[
			'T072',
			share(
				adultIhca.filter((one) => survived(one) === true),
				trulyFavourable,
			),
		],
		['T073', share(adultOhca, survived)],
		['T074', share(adultOhca, trulyFavourable)],
		['T075', middle(adultOhca, flow)],
		['T076', share(adultOhca, shock)],
		[
			'T077',
			share(
				adultOhca.filter((one) => shock(one) === true),
				trulyFavourable,
			),
		],
		[
			'T078',
			share(
				adultOhca.filter((one) => rhythm('pea')(one) === true),
				trulyFavourable,
			),
		],
		[
			'T079',
			share(
				adultOhca.filter((one) => rhythm('asystole')(one) === true),
				trulyFavourable,
			),
		],
		['T080', share(adultOhca, has('HAEM_CANN_PERIPH', 'HAEM_CANN_CENTRAL'))],
		['T084', share(adultOhca, survived)],
		['T085', middle(adultOhca, hours)],
		['T086', share(adultOhca, has(/^HAEM_/, 'PULM_HAEM', 'CV_TAMPONADE'))],
		['T087', share(adultOhca, has(/^LIMB_/))],
		[
			'T088',
			share(adultOhca, has('MECH_CLOT_OXY', 'MECH_CLOT_CIRCUIT', 'MECH_OXYGENATOR', 'MECH_PUMP')),
		],
		['T089', share(adultOhca, has(/^INF_/))],
		['T090', share(adultOhca, has('NEURO_SZ_CLIN', 'NEURO_SZ_EEG'))],
		['T091', share(adultOhca, has('NEURO_BRAIN_DEATH'))],
		['T100', middle(adultOhca, ({ lactate_arrest }) => lactate_arrest)],
		['T111', share(childRuns, has('NEURO_INFARCT', 'NEURO_ICH', 'NEURO_IVH', 'NEURO_BRAIN_DEATH'))],
		['T112', share(childRuns, has('NEURO_BRAIN_DEATH'))],
		['T113', share(childRuns, has('NEURO_INFARCT'))],
		['T114', share(childRuns, has('NEURO_ICH', 'NEURO_IVH'))],
		[
			'T117',
			middle(
				runs.filter((one) => off(one) !== true),
				team,
			),
		],
		[
			'T118',
			middle(
				runs.filter((one) => off(one) === true),
				team,
			),
		],
		[
			'T120',
			middle(
				runs.filter((one) => survived(one) === true),
				({ hospital_days }) => hospital_days,
			),
		],
	]);
}
