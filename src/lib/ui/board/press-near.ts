/** How long the pointer rests, or the focus stays, before a press seems near, ms. */
const REST = 65;

/**
 * Watches an element for signs that something in it is about to be pressed: the pointer rests there, the focus stays
 * there, a press begins. An attachment. What it calls must not change anything the reader sees.
 * @param near told the innermost element, and whether a modifier key is down
 */
export function pressNear(near: (target: Element, adding: boolean) => void) {
	return (element: Element): (() => void) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stop = new AbortController();
		const { signal } = stop;
		const rest = (event: Event) => {
			clearTimeout(timer);
			const { target } = event;
			if (!(target instanceof Element)) return;
			timer = setTimeout(() => {
				near(target, isAdding(event));
			}, REST);
		};
		const leave = () => {
			clearTimeout(timer);
		};
		// A finger has no rest before it presses.
		const pointed = (event: Event) => {
			if (event instanceof PointerEvent && event.pointerType !== 'touch') rest(event);
		};
		element.addEventListener('pointerover', pointed, { signal });
		element.addEventListener('pointerout', leave, { signal });
		element.addEventListener('focusin', rest, { signal });
		element.addEventListener('focusout', leave, { signal });
		element.addEventListener(
			'pointerdown',
			(event) => {
				clearTimeout(timer);
				if (event.target instanceof Element) near(event.target, isAdding(event));
			},
			{ signal },
		);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	};
}

/** Whether a press now would let the level join those chosen. */
export function isAdding(event: Event): boolean {
	return event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey);
}
