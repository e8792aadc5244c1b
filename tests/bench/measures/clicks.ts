import { engineReady, freshPage } from '../browser/launch.ts';
import { registryFor, whileServed, type Bench, type Measure } from '../bench.ts';
import { HAND, repeat, wander, type Click, type Made } from '../clicks.ts';
import { differences, referenceFor, type Reference } from '../reference.ts';
import { against, milliseconds, type Row } from '../section.ts';
import { spread } from '../summary.ts';

const SEED = 2024;

/** A pass over a page: the first after the start is cold. */
interface Pass {
	readonly clicks: readonly Made[];
	readonly wrong: readonly string[];
}

/** One fresh browser of one arm. */
export interface ArmRun {
	readonly cold: Pass;
	readonly warm: Pass;
	/** Warm, each press in the moment in which the pointer arrives: nothing can be foreseen. */
	readonly hasty: Pass;
	readonly foreign: readonly string[];
	readonly complaints: readonly string[];
	/** Median time between two frames of an idle page, ms. */
	readonly frame: number;
}

type Arm = 'dashboard' | 'naive';

const PASSES = ['cold', 'warm', 'hasty'] as const;

/** From a filter click to painted figures, the dashboard beside the naive page, by size of the registry. */
export const clicks: Measure = {
	name: 'clicks',
	async run(bench) {
		const rows: Row[] = [];
		const raw: Record<string, unknown> = {};
		for (const cases of bench.options.cases) {
			const runs = await runsAt(bench, cases);
			raw[String(cases)] = runs;
			rows.push(...rowsOf(runs, `${cases.toLocaleString('en')} eligible arrests`, budgetAt(cases)));
		}
		return {
			title: 'Filter click to painted figures',
			method: `Real mouse clicks, ${bench.options.clicks} a pass, by a seeded script on what the page offers (figure by chance, level by chance, one in four with Control, all filters lifted after five); from the click's timestamp to the frame after the last change of a figure on screen. The pointer rests ${HAND} ms on its target before it presses, as a hand does, and both pages may use that time; hasty: it presses in the moment in which it arrives, as no hand does. Cold: the first pass of a fresh browser; warm and hasty: a second and a third pass, with other clicks, so that nothing is answered from memory. Fresh browsers of both arms take turns (${bench.options.runs} each). The naive page asks one awaited question per figure and draws every figure anew, with the same engine, charts and tables. After every click the texts of all tables are compared with a count in Node.`,
			rows,
			raw,
		};
	},
};

function budgetAt(cases: number): number | undefined {
	return cases <= 60_000 ? 50 : cases <= 1_000_000 ? 100 : undefined;
}

/** Fresh browsers of both arms in turn, on the same clicks. */
export async function runsAt(
	bench: Bench,
	cases: number,
	registry?: string,
): Promise<Record<Arm, ArmRun[]>> {
	const folder = registry ?? (await registryFor(bench, cases));
	return whileServed(bench, folder, async ({ url }) => {
		const runs: Record<Arm, ArmRun[]> = { dashboard: [], naive: [] };
		// The first dashboard chooses the clicks; every later browser of either arm repeats them.
		console.log(
			`  ${cases.toLocaleString('en')} cases: choosing the clicks, then counting their answers`,
		);
		const script = await chosenClicks(bench, url);
		const reference = await referenceFor(folder, [...script.cold, ...script.warm, ...script.hasty]);
		for (let run = 0; run < bench.options.runs; run++) {
			const order: readonly Arm[] = run % 2 === 0 ? ['dashboard', 'naive'] : ['naive', 'dashboard'];
			for (const arm of order) {
				console.log(`  ${cases.toLocaleString('en')} cases, browser ${run + 1}, ${arm}`);
				runs[arm].push(await armRun(bench, url, arm, script, reference));
			}
		}
		return runs;
	});
}

interface Script {
	readonly cold: readonly Click[];
	readonly warm: readonly Click[];
	readonly hasty: readonly Click[];
}

async function chosenClicks({ chromium, options }: Bench, url: string): Promise<Script> {
	const fresh = await freshPage(chromium, url);
	const clicksOf = async (seed: number): Promise<Made[]> => {
		await fresh.page.goto(url);
		await engineReady(fresh.page);
		await fresh.page.waitForTimeout(500);
		return wander(fresh.page, seed, options.clicks);
	};
	try {
		return {
			cold: await clicksOf(SEED),
			warm: await clicksOf(SEED + 1),
			hasty: await clicksOf(SEED + 2),
		};
	} finally {
		await fresh.close();
	}
}

async function armRun(
	{ chromium }: Bench,
	url: string,
	arm: Arm,
	script: Script,
	reference: Reference,
): Promise<ArmRun> {
	const fresh = await freshPage(chromium, url);
	const { page } = fresh;
	try {
		await page.goto(arm === 'naive' ? `${url}naive/` : url);
		await engineReady(page);
		await page.waitForTimeout(1000);
		const pass = async (clicks: readonly Click[], rest: number): Promise<Pass> => {
			const made = await repeat(page, clicks, rest);
			return { clicks: made, wrong: differences(reference, made) };
		};
		const cold = await pass(script.cold, HAND);
		await lifted(page);
		const warm = await pass(script.warm, HAND);
		await lifted(page);
		const hasty = await pass(script.hasty, 0);
		const frame = await page.evaluate(() => window.lowflowProbe.frameTime(60));
		return { cold, warm, hasty, foreign: fresh.foreign, complaints: fresh.complaints, frame };
	} finally {
		await fresh.close();
	}
}

/** Lifts all filters between two passes, outside the times. */
async function lifted(page: Awaited<ReturnType<typeof freshPage>>['page']): Promise<void> {
	const place = await page.evaluate(() => window.lowflowProbe.aimAtReset());
	if (!place) return;
	await page.evaluate(() => window.lowflowProbe.arm());
	await page.mouse.click(place.x, place.y);
	await page.evaluate(() => window.lowflowProbe.settled('', 20_000));
}

/** The lines of the table for one size: dashboard against its budget, naive beside it. */
export function rowsOf(
	runs: Readonly<Record<Arm, readonly ArmRun[]>>,
	where: string,
	budget: number | undefined,
): Row[] {
	return (['dashboard', 'naive'] as const).flatMap((arm) => {
		const of = runs[arm];
		const passes = of.flatMap(({ cold, warm, hasty }) => [cold, warm, hasty]);
		const made = passes.flatMap((pass) => pass.clicks);
		const wrong = passes.flatMap((pass) => pass.wrong);
		const late = made.filter(({ arrived }) => !arrived);
		if (wrong.length > 0 || late.length > 0)
			return [
				{
					what: `${where}, ${arm}`,
					measured: `void: ${wrong.length} wrong tables, ${late.length} views that never came, in ${made.length} clicks`,
					budget: 'right answers',
					within: false,
				},
			];
		const times = (pass: (typeof PASSES)[number], what: 'onScreen' | 'everything') =>
			spread(of.flatMap((run) => run[pass].clicks.map((click) => click[what])));
		const rows: Row[] = PASSES.map((pass) => {
			const { median, p95, max } = times(pass, 'onScreen');
			const words = `median ${milliseconds(median)}, p95 ${milliseconds(p95)}, longest ${milliseconds(max)}`;
			const what = `${where}, ${arm}, ${pass}`;
			if (budget === undefined || arm === 'naive') return { what, measured: words };
			return { ...against(what, p95, budget, (ms) => `p95 ${milliseconds(ms)}`), measured: words };
		});
		const whole = times('warm', 'everything');
		rows.push({
			what: `${where}, ${arm}, warm, figures out of sight too`,
			measured: `median ${milliseconds(whole.median)}, p95 ${milliseconds(whole.p95)}`,
		});
		const counts: [string, number][] = [
			['stale paints', made.reduce((sum, { stale }) => sum + stale, 0)],
			['main-thread tasks over 50 ms', made.flatMap(({ longTasks }) => longTasks).length],
			['requests off the site', of.flatMap(({ foreign }) => foreign).length],
		];
		rows.push(
			...counts.map(([what, count]): Row => ({
				what: `${where}, ${arm}, ${what} in ${made.length} clicks`,
				measured: String(count),
				...(arm === 'dashboard' && { budget: '0', within: count === 0 }),
			})),
		);
		return rows;
	});
}
