import type { Locator, Page } from '@playwright/test';

/** How a worker dies: with an error event, as after a crash, or without a word. */
export type Death = 'loud' | 'silent';

/** Keeps a hand on the page's workers, so that a test can end them at the worst moment. */
export async function holdWorkers(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const held: Worker[] = [];
		let pending: string | null = null;
		const end = (worker: Worker, death: string | null) => {
			worker.terminate();
			if (death === 'loud')
				worker.dispatchEvent(
					new ErrorEvent('error', { message: 'Killed by the test', cancelable: true }),
				);
		};
		class HeldWorker extends Worker {
			constructor(url: string | URL, options?: WorkerOptions) {
				super(url, options);
				held.push(this);
			}

			override postMessage(
				message: unknown,
				transfer?: Transferable[] | StructuredSerializeOptions,
			) {
				super.postMessage(message, transfer as Transferable[]);
				const death = pending;
				if (death === null) return;
				pending = null;
				end(this, death);
			}
		}
		Object.assign(window, {
			Worker: HeldWorker,
			// What the page asks by itself before a press, to have it ready, is not the question meant.
			killAtNextPress: (death: string) => {
				addEventListener('click', () => (pending = death), { capture: true, once: true });
			},
			killNow: () => {
				const last = held.at(-1);
				if (last) end(last, 'loud');
			},
		});
	});
}

interface Hold {
	killAtNextPress(death: Death): void;
	killNow(): void;
}

/** The worker dies as soon as it has been sent a message after the next press: in the middle of its question. */
export async function killAtNextPress(page: Page, death: Death): Promise<void> {
	await page.evaluate((how) => {
		(window as unknown as Hold).killAtNextPress(how);
	}, death);
}

/** The worker dies now, while nobody asks it anything. */
export async function killNow(page: Page): Promise<void> {
	await page.evaluate(() => {
		(window as unknown as Hold).killNow();
	});
}

/** Presses as a screen reader does: without a pointer or the focus, so that nothing of it is foreseen. */
export async function pressUnforeseen(target: Locator): Promise<void> {
	await target.evaluate((element) => {
		element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
	});
}
