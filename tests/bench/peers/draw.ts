import * as Plot from '@observablehq/plot';
import { CODES, COMPLICATIONS, COUNT_VIEWS, LAST_DAY, OFFSETS } from './views.ts';

const SIZE = { width: 360, height: 220 };

/** Share alive at each day of one setting, by Kaplan and Meier. */
function curve(answer: Float64Array, setting: number) {
	const start = (OFFSETS[COUNT_VIEWS.length - 1] ?? 0) + setting * (LAST_DAY + 1) * 2;
	let atRisk = 0;
	for (let at = 0; at < (LAST_DAY + 1) * 2; at++) atRisk += answer[start + at] ?? 0;
	let alive = 1;
	return Array.from({ length: LAST_DAY + 1 }, (_, day) => {
		const [left, died] = [answer[start + day * 2] ?? 0, answer[start + day * 2 + 1] ?? 0];
		if (atRisk > 0) alive *= 1 - died / atRisk;
		atRisk -= left + died;
		return { day, alive, setting };
	});
}

/** Eight charts of one answer, drawn anew: the same renderer for every arm. */
export function draw(place: HTMLElement, answer: Float64Array): void {
	const shares = ['setting', 'dx', 'age', 'year', 'rhythm'] as const;
	const charts = shares.map((name, view) => {
		const start = OFFSETS[view] ?? 0;
		const bars = Array.from({ length: CODES[name] }, (_, code) => {
			const [died, survived] = [0, 1].map((outcome) => answer[start + code * 3 + outcome] ?? 0);
			const n = (died ?? 0) + (survived ?? 0);
			return { code, n, share: n === 0 ? 0 : (survived ?? 0) / n };
		});
		return Plot.plot({
			...SIZE,
			x: { domain: [0, 1] },
			y: { type: 'band', domain: bars.map(({ code }) => code) },
			marks: [
				Plot.barX(bars, { x: 'share', y: 'code', fill: '#0072b2' }),
				Plot.text(bars, { x: 'share', y: 'code', text: 'n', textAnchor: 'start', dx: 4 }),
			],
		});
	});
	const bins = Array.from({ length: CODES.bin }, (_, bin) => ({
		bin,
		n: answer[(OFFSETS[5] ?? 0) + bin] ?? 0,
	}));
	const sums = OFFSETS.at(-1) ?? 0;
	const hours = (answer[sums + COMPLICATIONS] ?? 0) / 10;
	const rates = Array.from({ length: COMPLICATIONS }, (_, group) => ({
		group,
		rate: hours === 0 ? 0 : ((answer[sums + group] ?? 0) * 1000) / hours,
	}));
	const curves = [curve(answer, 0), curve(answer, 1)].flat();
	charts.push(
		Plot.plot({ ...SIZE, x: { type: 'band' }, marks: [Plot.barY(bins, { x: 'bin', y: 'n' })] }),
		Plot.plot({
			...SIZE,
			y: { type: 'band' },
			marks: [Plot.barX(rates, { x: 'rate', y: 'group' })],
		}),
		Plot.plot({
			...SIZE,
			y: { domain: [0, 1] },
			marks: [Plot.line(curves, { x: 'day', y: 'alive', z: 'setting', curve: 'step-after' })],
		}),
	);
	place.replaceChildren(...charts);
}
