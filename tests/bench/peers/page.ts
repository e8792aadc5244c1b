import type { Arm, MakeArm } from './arm.ts';
import { draw } from './draw.ts';
import type { Gesture } from './steps.ts';
import { hashOf, type Filters } from './views.ts';

/** The arms, each fetched alone. */
const ARMS: Readonly<Record<string, () => Promise<MakeArm>>> = {
	scan: async () => (await import('./arms/scan.ts')).makeScan,
	naive: async () => (await import('./arms/duckdb.ts')).makeNaive,
	sets: async () => (await import('./arms/duckdb.ts')).makeSets,
	lowflow: async () => (await import('./arms/duckdb.ts')).makeLowflow,
	mosaic: async () => (await import('./arms/mosaic.ts')).makeMosaic,
	'mosaic-plain': async () => (await import('./arms/mosaic.ts')).makeMosaicPlain,
	arquero: async () => (await import('./arms/arquero.ts')).makeArquero,
	crossfilter: async () => (await import('./arms/crossfilter.ts')).makeCrossfilter,
};

/** One step: ms to the numbers on the main thread, ms to the painted frame, and what the numbers were. */
export interface Timed {
	readonly numbers: number;
	readonly painted: number;
	readonly hash: string;
}

/** A burst: ms to the first frame that shows the last answer, and frames that showed another one before it. */
export interface Burst {
	readonly settled: number;
	readonly passing: number;
	readonly hash: string;
}

interface Peers {
	/** Starts an arm; ms until it can be asked. */
	start(arm: string, table: string, engine: string): Promise<number>;
	run(gesture: Gesture): Promise<readonly Timed[] | Burst>;
	/** Median time between frames of the page at rest, ms. */
	frameTime(): Promise<number>;
}

declare global {
	interface Window {
		peers: Peers;
	}
}

const place = document.querySelector('main') as HTMLElement;
let arm: Arm | null = null;

/** Resolves in a task after the next frame was painted. */
const frame = () =>
	new Promise<void>((resolve) => {
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => {
				channel.port1.close();
				resolve();
			};
			channel.port2.postMessage(null);
		});
	});

function running(): Arm {
	if (!arm) throw new Error('No arm has been started.');
	return arm;
}

async function step(filters: Filters): Promise<Timed> {
	const from = performance.now();
	const answer = await running().answer(filters);
	if (!answer) throw new Error('An answer nobody overtook was given up.');
	const numbers = performance.now() - from;
	draw(place, answer);
	await frame();
	return { numbers, painted: performance.now() - from, hash: hashOf(answer) };
}

/** All steps in one go, ten ms apart; every answer is drawn as it comes. */
async function burst(steps: readonly Filters[]): Promise<Burst> {
	const from = performance.now();
	let [passing, settled, hash, given] = [0, NaN, '', -1];
	const painting: Promise<void>[] = [];
	const answers = steps.map(async (filters, at) => {
		await new Promise((resolve) => setTimeout(resolve, at * 10));
		const answer = await running().answer(filters);
		if (!answer || at < given) return;
		given = at;
		draw(place, answer);
		painting.push(
			frame().then(() => {
				if (given !== at) return;
				if (at < steps.length - 1) passing++;
				else [settled, hash] = [performance.now() - from, hashOf(answer)];
			}),
		);
	});
	await Promise.all(answers);
	await Promise.all(painting);
	return { settled, passing, hash };
}

window.peers = {
	async start(name, table, engine) {
		const make = await ARMS[name]?.();
		if (!make) throw new Error(`There is no arm ${name}.`);
		const bytes = new Uint8Array(await (await fetch(table)).arrayBuffer());
		const from = performance.now();
		arm = await make(bytes, engine);
		await arm.answer({});
		return performance.now() - from;
	},
	async run({ steps, burst: together }) {
		if (together) return burst(steps);
		const timed: Timed[] = [];
		for (const filters of steps) timed.push(await step(filters));
		return timed;
	},
	async frameTime() {
		const times: number[] = [];
		for (let at = 0; at <= 60; at++)
			times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
		const steps = times.slice(1).map((time, at) => time - (times[at] ?? time));
		return steps.sort((a, b) => a - b)[30] ?? NaN;
	},
};
