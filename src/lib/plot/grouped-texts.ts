import type { Mark, TextMark } from './chart.ts';

type Look = Pick<TextMark, 'bold' | 'halo'>;

/** Texts of a drawing, gathered by their look: one mark for each look, in the order in which looks first came up. */
export class GroupedTexts {
	readonly #groups = new Map<
		string,
		{ readonly mark: TextMark; readonly list: TextMark['texts'][number][] }
	>();

	say(
		text: TextMark['texts'][number],
		anchor: TextMark['anchor'],
		fill: string,
		size: number,
		look: Look = {},
	): void {
		const key = JSON.stringify([anchor, fill, size, look]);
		const group = this.#groups.get(key) ?? {
			mark: { mark: 'text', texts: [], anchor, fill, size, ...look },
			list: [],
		};
		group.list.push(text);
		this.#groups.set(key, group);
	}

	marks(): readonly Mark[] {
		return [...this.#groups.values()].map(({ mark, list }) => ({ ...mark, texts: list }));
	}
}
