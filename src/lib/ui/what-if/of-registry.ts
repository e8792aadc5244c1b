import type { Painter } from '../board/painter.ts';

/**
 * A painter that gives no answer to a question about one registry once another is in force: the engine may have
 * been restarted on that while the question was under way. `key` names the registry in force.
 */
export function ofRegistry(painter: Painter, key: () => string): Painter {
	return {
		statements: (id, asked) => painter.statements(id, asked),
		async answer(ids, asked, signal) {
			const answers = await painter.answer(ids, asked, signal);
			if ((asked.registry ?? '') !== key())
				throw new DOMException('Another registry is in force now.', 'AbortError');
			return answers;
		},
	};
}
