import type { Asked } from '../board/board.svelte.ts';
import type { Painter } from '../board/painter.ts';

/**
 * A painter that gives no answer to a question about one registry once another is in force: the engine may have
 * been restarted on that while the question was under way. `key` names the registry in force.
 */
export function ofRegistry(painter: Painter, key: () => string): Painter {
	async function checked<Answer>(asked: Asked, answer: Promise<Answer>): Promise<Answer> {
		const given = await answer;
		if ((asked.registry ?? '') !== key())
			throw new DOMException('Another registry is in force now.', 'AbortError');
		return given;
	}
	return {
		statements: (id, asked) => painter.statements(id, asked),
		answer: (ids, asked, signal) => checked(asked, painter.answer(ids, asked, signal)),
		warm: (ids, asked, signal) => painter.warm(ids, asked, signal),
		sheet: (id, asked, place, signal) => checked(asked, painter.sheet(id, asked, place, signal)),
	};
}
