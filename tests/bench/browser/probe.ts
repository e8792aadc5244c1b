/** A place on the page that filters to a level when clicked. */
export interface Hit {
	readonly figure: string;
	readonly filter: string;
	readonly level: string;
	/** The other level of a cell of two variables; null for what stands for one. */
	readonly and: { readonly filter: string; readonly level: string } | null;
}

/** How the page answered one click; times in ms from the click's own timestamp. */
export interface Answered {
	/** Whether the page showed the view asked for, all of it, before the time was up. */
	readonly arrived: boolean;
	/** To the frame after the last change of a figure on screen. */
	readonly onScreen: number;
	/** To the frame after the last change of any figure. */
	readonly everything: number;
	/** Painted frames in which a visible figure answered another view than the page claimed. */
	readonly stale: number;
	/** Main-thread tasks over 50 ms meanwhile: their durations. */
	readonly longTasks: readonly number[];
}

/** What the measuring side may ask of a page. */
interface Probe {
	/** When what became true, ms since navigation; NaN while it is not. */
	readonly firsts: { chart: number; ready: number };
	readonly longTasks: readonly { readonly start: number; readonly duration: number }[];
	/** Median time between frames, ms, over this many frames. */
	frameTime(frames: number): Promise<number>;
	hits(): Hit[];
	/** Brings a hit into sight; its middle in the window, or null where something else lies over it. */
	aim(hit: Hit): Promise<{ x: number; y: number } | null>;
	/** The same for the button that lifts all filters. */
	aimAtReset(): Promise<{ x: number; y: number } | null>;
	/** Forgets the click before. */
	arm(): void;
	/** Resolves when everything on the page answers this view and has been painted. */
	settled(view: string, timeout: number): Promise<Answered>;
	/** A hash of the texts in every figure's table, by figure, once all tables are filled. */
	answers(): Promise<Record<string, string>>;
	/** Clicks by script, one after the other, without waiting for figures out of sight. Returns how many were made. */
	hammer(seed: number, clicks: number): Promise<number>;
}

declare global {
	interface Window {
		lowflowProbe: Probe;
	}
}

/**
 * Put into every page before its own scripts, in both arms alike: takes the times. Changes nothing that the
 * page shows. Self-contained, because it is sent to the browser as text.
 */
export function installProbe(): void {
	const firsts = { chart: NaN, ready: NaN };
	const longTasks: { start: number; duration: number }[] = [];
	const seen = new Set<Element>();
	let clicked = NaN;
	let changed = { onScreen: NaN, everything: NaN };
	let painted = { onScreen: NaN, everything: NaN };
	let stale = 0;

	const main = () => document.querySelector<HTMLElement>('main[data-view]');
	const figures = () => [...document.querySelectorAll<HTMLElement>('[data-figure]')];
	const isBusy = (element: Element | null) => element?.getAttribute('aria-busy') === 'true';

	/** Runs in a task after the next frame was painted. */
	const afterPaint = (then: () => void) => {
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = () => {
				channel.port1.close();
				then();
			};
			channel.port2.postMessage(null);
		});
	};
	const nextFrame = () => new Promise<void>((resolve) => afterPaint(resolve));

	const isShown = (figure: HTMLElement) => {
		const place = figure.querySelector('[data-drawn$=":body"]') ?? figure;
		return seen.has(figure) && getComputedStyle(place).visibility !== 'hidden';
	};
	const countStale = () => {
		const view = main()?.dataset.view;
		if (figures().some((figure) => figure.dataset.view !== view && isShown(figure))) stale++;
	};

	/** What lies in a closed table is not painted, whenever it is filled. */
	const isVisible = (element: Element | null | undefined) => {
		const closed = element?.closest('details:not([open])');
		return !closed || closed === element || element?.closest('summary') != null;
	};

	function watch(): void {
		const root = main();
		if (!root) return;
		const sight = new IntersectionObserver((entries) => {
			for (const { target, isIntersecting } of entries)
				if (isIntersecting) seen.add(target);
				else seen.delete(target);
		});
		for (const figure of figures()) sight.observe(figure);
		new MutationObserver((records) => {
			const now = performance.now();
			let any = false;
			let visible = false;
			for (const { target } of records) {
				const element = target instanceof Element ? target : target.parentElement;
				const figure = element?.closest('[data-figure]');
				if (!figure || !isVisible(element)) continue;
				any = true;
				if (seen.has(figure)) visible = true;
			}
			if (!any) return;
			changed = { everything: now, onScreen: visible ? now : changed.onScreen };
			afterPaint(() => {
				const then = performance.now();
				painted = { everything: then, onScreen: visible ? then : painted.onScreen };
				countStale();
			});
		}).observe(root, {
			subtree: true,
			childList: true,
			attributes: true,
			characterData: true,
		});
	}

	/** Waits for the first drawing in the window and for the engine. */
	function watchFirsts(): void {
		const look = () => {
			const drawing = [...document.querySelectorAll('[data-figure] svg')].find((svg) => {
				const { width, height, top } = svg.getBoundingClientRect();
				return width > 0 && height > 0 && top < innerHeight;
			});
			if (drawing) afterPaint(() => (firsts.chart = performance.now()));
			else requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
		new MutationObserver(() => {
			if (document.documentElement.dataset.engine === 'ready' && Number.isNaN(firsts.ready))
				firsts.ready = performance.now();
		}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-engine'] });
	}

	function places(): HTMLElement[] {
		return [
			...document.querySelectorAll<HTMLElement>('[data-figure] [data-filter][data-level]'),
		].filter((place) => {
			const { width, height } = place.getBoundingClientRect();
			return width > 0 && height > 0 && place.closest('details:not([open])') === null;
		});
	}
	const described = (place: HTMLElement): Hit => {
		const { filter = '', level = '', and, andLevel } = place.dataset;
		return {
			figure: place.closest<HTMLElement>('[data-figure]')?.dataset.figure ?? '',
			filter,
			level,
			and: and && andLevel ? { filter: and, level: andLevel } : null,
		};
	};
	const find = (hit: Hit) =>
		places().find((place) => {
			const { figure, filter, level, and } = described(place);
			return (
				figure === hit.figure &&
				filter === hit.filter &&
				level === hit.level &&
				and?.level === hit.and?.level
			);
		});
	const resetButton = () =>
		[...document.querySelectorAll('button')].find((button) =>
			button.textContent.trim().startsWith('Back to all'),
		);

	async function aimAt(target: Element | undefined): Promise<{ x: number; y: number } | null> {
		if (!target) return null;
		target.scrollIntoView({ block: 'center', behavior: 'instant' });
		await nextFrame();
		await nextFrame();
		const { x, y, width, height } = target.getBoundingClientRect();
		const middle = { x: x + width / 2, y: y + height / 2 };
		const top = document.elementFromPoint(middle.x, middle.y);
		return top !== null && (target.contains(top) || top.contains(target)) ? middle : null;
	}

	/** FNV-1a, 32 bits. */
	function hashed(text: string): string {
		let hash = 0x811c9dc5;
		for (let at = 0; at < text.length; at++)
			hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
		return (hash >>> 0).toString(16).padStart(8, '0');
	}

	const probe: Probe = {
		firsts,
		longTasks,
		async frameTime(frames) {
			const times: number[] = [];
			for (let at = 0; at <= frames; at++)
				times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
			const steps = times.slice(1).map((time, at) => time - (times[at] ?? time));
			return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? NaN;
		},
		hits: () => places().map(described),
		aim: (hit) => aimAt(find(hit)),
		aimAtReset: () => aimAt(resetButton()),
		arm() {
			clicked = NaN;
			changed = { onScreen: NaN, everything: NaN };
			painted = { onScreen: NaN, everything: NaN };
			stale = 0;
		},
		async settled(view, timeout) {
			const deadline = performance.now() + timeout;
			const arrived = () =>
				main()?.dataset.view === view &&
				!isBusy(main()) &&
				figures().every((figure) => figure.dataset.view === view && !isBusy(figure));
			const quiet = () =>
				painted.everything >= changed.everything && performance.now() - changed.everything > 60;
			while (!(arrived() && quiet()) && performance.now() < deadline)
				await new Promise((resolve) => setTimeout(resolve, 20));
			return {
				arrived: arrived(),
				onScreen: painted.onScreen - clicked,
				everything: painted.everything - clicked,
				stale,
				longTasks: longTasks
					.filter(({ start, duration }) => start + duration > clicked)
					.map(({ duration }) => duration),
			};
		},
		async answers() {
			const deadline = performance.now() + 10_000;
			while (
				document.querySelector('[data-figure] [hidden] table') !== null &&
				performance.now() < deadline
			)
				await new Promise((resolve) => setTimeout(resolve, 20));
			return Object.fromEntries(
				figures().map((figure) => {
					const rows = [...figure.querySelectorAll('table tr')].map((row) =>
						[...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()).join('|'),
					);
					return [figure.dataset.figure ?? '', rows.length === 0 ? '' : hashed(rows.join('\n'))];
				}),
			);
		},
		async hammer(seed, clicks) {
			let state = seed;
			/** A linear congruential generator: any will do to wander about. */
			const below = (limit: number) => {
				state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
				return Math.floor((state / 2 ** 32) * limit);
			};
			let made = 0;
			for (let at = 0; at < clicks; at++) {
				const before = main()?.dataset.view;
				const candidates = [...document.querySelectorAll('[data-figure] .hit[data-filter]')];
				const target = at % 6 === 5 ? resetButton() : candidates[below(candidates.length)];
				const pressed = target ?? resetButton();
				if (!pressed) continue;
				pressed.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
				made++;
				const deadline = performance.now() + 2000;
				do await nextFrame();
				while ((main()?.dataset.view === before || isBusy(main())) && performance.now() < deadline);
			}
			return made;
		},
	};
	window.lowflowProbe = probe;

	addEventListener(
		'click',
		(event) => {
			if (Number.isNaN(clicked)) clicked = event.timeStamp;
		},
		{ capture: true },
	);
	new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries())
			longTasks.push({ start: startTime, duration });
	}).observe({ type: 'longtask', buffered: true });
	addEventListener('DOMContentLoaded', watch);
	watchFirsts();
}
