import { expect, it } from 'vitest';
import { AgainState, type Remaker } from '../../src/lib/lessons/page/again-state.svelte.ts';
import type { Settings } from '../../src/lib/lessons/lesson.ts';

/** A remaker whose answers the test gives. */
class Slow implements Remaker {
	readonly asked: {
		readonly settings: Settings;
		readonly resolve: (made: unknown) => void;
		readonly reject: (error: unknown) => void;
		readonly onShare: (share: number) => void;
	}[] = [];
	stops = 0;

	ask(settings: Settings, onShare: (share: number) => void): Promise<unknown> {
		return new Promise((resolve, reject) => {
			this.asked.push({ settings, resolve, reject, onShare });
		});
	}

	stop(): void {
		this.stops++;
		this.asked.at(-1)?.reject(new DOMException('It was stopped.', 'AbortError'));
	}

	close(): void {
		this.stop();
	}
}

function opened() {
	const remaker = new Slow();
	const state = new AgainState(() => Promise.resolve(remaker));
	state.show('children', { value: '1', made: 'own' });
	const want = (value: string) => state.want('children', value, { hidden: value });
	const asked = async (at: number) => {
		await expect.poll(() => remaker.asked.length).toBe(at + 1);
		const found = remaker.asked[at];
		if (found === undefined) throw new Error('Nothing was asked.');
		return found;
	};
	return { remaker, state, want, asked };
}

const values = ({ all }: AgainState): string[] => all.map(({ value }) => value);

it('makes what is wanted, tells how far it is, and remembers it', async () => {
	const { remaker, state, want, asked } = opened();
	await want('1');
	expect(remaker.asked).toHaveLength(0);
	const wanted = want('4');
	const four = await asked(0);
	expect(four.settings).toEqual({ hidden: '4' });
	four.onShare(0.4);
	expect(state.working).toEqual({ value: '4', share: 0.4 });
	four.resolve('at four');
	await wanted;
	expect(state.working).toBeNull();
	expect(state.at('4')?.made).toBe('at four');
	const again = want('0.5');
	(await asked(1)).resolve('at a half');
	await again;
	expect(values(state)).toEqual(['0.5', '1', '4']);
	await want('4');
	expect(remaker.asked).toHaveLength(2);
});

it('gives up the older wish for the newer, and shows nothing of it', async () => {
	const { remaker, state, want, asked } = opened();
	const first = want('2');
	const two = await asked(0);
	const second = want('3');
	const three = await asked(1);
	expect(remaker.stops).toBe(1);
	two.onShare(0.9);
	expect(state.working).toEqual({ value: '3', share: 0 });
	three.resolve('at three');
	await Promise.all([first, second]);
	expect(values(state)).toEqual(['1', '3']);
	expect(state.trouble).toBeNull();
});

it('stops when the reader stops it, without an alarm, and can be asked again', async () => {
	const { state, want, asked } = opened();
	const first = want('2');
	await asked(0);
	state.stop();
	await first;
	expect(state.working).toBeNull();
	expect(state.trouble).toBeNull();
	expect(values(state)).toEqual(['1']);
	const second = want('2');
	(await asked(1)).resolve('at two');
	await second;
	expect(values(state)).toEqual(['1', '2']);
});

it('says what went wrong and tries again', async () => {
	const { state, want, asked } = opened();
	const first = want('2');
	(await asked(0)).reject(new Error('It broke.'));
	await first;
	expect(state.trouble).toBe('It broke.');
	const second = want('2');
	(await asked(1)).resolve('at two');
	await second;
	expect(state.trouble).toBeNull();
	expect(values(state)).toEqual(['1', '2']);
});

it('keeps the registries of one group apart from those of another', async () => {
	const { state, want, asked } = opened();
	const wanted = want('2');
	(await asked(0)).resolve('at two');
	await wanted;
	state.show('adults', { value: '1', made: 'own adults' });
	expect(values(state)).toEqual(['1']);
	state.show('children', { value: '1', made: 'own' });
	expect(values(state)).toEqual(['1', '2']);
});

it('says that its code could not be fetched', async () => {
	const state = new AgainState(() => Promise.reject(new TypeError('Failed to fetch')));
	state.show('children', { value: '1', made: 'own' });
	await state.want('children', '2', { hidden: '2' });
	expect(state.trouble).toMatch(/could not be fetched.*Check the connection/);
	expect(state.working).toBeNull();
});
