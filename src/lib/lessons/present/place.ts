/** Where a presenter stands: a step of the lesson, and how many of its parts are shown. */
export interface Place {
	/** Index of the step. */
	readonly step: number;
	/** From 1. */
	readonly shown: number;
}

/**
 * One part further. `parts` holds the number of parts of each step, 0 where a step is still closed: before such a
 * step, and after the last, the place stays.
 */
export function forward({ step, shown }: Place, parts: readonly number[]): Place {
	if (shown < (parts[step] ?? 0)) return { step, shown: shown + 1 };
	return (parts[step + 1] ?? 0) > 0 ? { step: step + 1, shown: 1 } : { step, shown };
}

/** One part back; a step that is entered from behind is shown whole. */
export function back({ step, shown }: Place, parts: readonly number[]): Place {
	if (shown > 1) return { step, shown: shown - 1 };
	const before = parts[step - 1] ?? 0;
	return before > 0 ? { step: step - 1, shown: before } : { step, shown };
}

/** The place itself, or the nearest before it that is open. */
export function within({ step, shown }: Place, parts: readonly number[]): Place {
	let open = step;
	while (open > 0 && (parts[open] ?? 0) === 0) open--;
	return { step: open, shown: Math.max(1, Math.min(shown, parts[open] ?? 1)) };
}

/** What a key asks of the presenter; null for all others. Keys of clickers are among them. */
export type Move = 'forward' | 'back' | 'first' | 'last' | 'keys' | 'leave';

const MOVES: Readonly<Record<string, Move>> = {
	ArrowRight: 'forward',
	PageDown: 'forward',
	ArrowLeft: 'back',
	PageUp: 'back',
	Home: 'first',
	End: 'last',
	'?': 'keys',
	Escape: 'leave',
};

/** Reads a key. A field that has the focus keeps the keys it needs itself; a button keeps the space bar. */
export function moveOf(
	event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
	focus: 'field' | 'button' | 'none',
): Move | null {
	const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
	if (ctrlKey || altKey || metaKey) return null;
	if (key === ' ') return focus === 'none' ? (shiftKey ? 'back' : 'forward') : null;
	if (focus === 'field' && /^(Arrow|Home|End)/.test(key)) return null;
	return MOVES[key] ?? null;
}
