import {
	DEFAULT_COHORT,
	sameCohort,
	withClause,
	withoutClause,
	type Clause,
	type Cohort,
	type FilterName,
} from '../../domain/cohort.ts';
import { decodeView, encodeView, type Codes } from '../../domain/view-url.ts';
import type { Chosen, View, ViewSpecs } from '../../domain/view.ts';
import type { Asked } from '../board/board.svelte.ts';
import type { FigureFacts } from '../figure/figure-facts.ts';
import { DISPLAY } from './display.ts';
import type { RegistryInForce } from './registry-in-force.ts';

type AskedView = Asked & { readonly choices: Chosen };

/**
 * What the reader asks to see, and the address that says so. The address is the truth: `read` takes a view
 * from it, `search` writes one for it, and nothing else is kept.
 */
export class ViewState {
	asked: AskedView = $state.raw({
		cohort: DEFAULT_COHORT,
		options: {},
		choices: {},
		cohortKey: '',
	});
	/** What of the address could not be used, a sentence each. */
	notices: readonly string[] = $state.raw([]);
	/** Tells which registry is asked: the published one, unless a page knows better. */
	registry: () => RegistryInForce = () => ({ key: '', hash: this.#dataHash });

	readonly #specs: ViewSpecs;
	readonly #dataHash: string;
	readonly #codes: Codes;
	#readFrom: string | null = null;

	/** @param codes levels of the data on this site, of filters whose levels the codebook does not list */
	constructor(
		figures: readonly Pick<FigureFacts, 'id' | 'options'>[],
		dataHash: string,
		codes: Codes = {},
	) {
		this.#specs = {
			choices: DISPLAY,
			figures: Object.fromEntries(figures.map(({ id, options }) => [id, options])),
		};
		this.#dataHash = dataHash;
		this.#codes = codes;
	}

	/** Takes the view from the query of an address. The same query again changes nothing. */
	read(search: string): void {
		if (search === this.#readFrom) return;
		this.#readFrom = search;
		const { key, hash } = this.registry();
		const { view, notices } = decodeView(search, {
			specs: this.#specs,
			codes: key === '' ? this.#codes : {},
			// Of a what-if registry the page itself compares the hash, once it is made.
			...(key === '' && hash !== undefined && { dataHash: hash }),
		});
		this.asked = this.#askedFor(view.cohort, view.options, view.choices);
		this.notices = notices;
	}

	/** The query that reopens this view on this site: empty for the view it opens with. */
	search(): string {
		const search = encodeView(this.#named(), { specs: this.#specs });
		this.#readFrom = search === '' ? '' : `?${search}`;
		return search;
	}

	/** The query of a link that is handed on: with the versions of grammar and data. */
	sharedSearch(): string {
		const { hash } = this.registry();
		return encodeView(this.#named(), {
			specs: this.#specs,
			copyLink: true,
			...(hash !== undefined && { dataHash: hash }),
		});
	}

	/** The view with another cohort, as `change` would ask for it. */
	askedWith(cohort: Cohort): Asked {
		return this.#askedFor(cohort, this.asked.options, this.asked.choices);
	}

	/** Asks for another cohort. False when it is the one asked for already. */
	change(cohort: Cohort): boolean {
		if (sameCohort(cohort, this.asked.cohort)) return false;
		this.asked = this.#askedFor(cohort, this.asked.options, this.asked.choices);
		this.notices = [];
		return true;
	}

	/** The query that other pages take over of a view: the cohort, and how numbers are shown; not the registry. */
	travelling({ cohort, choices = {} }: Asked): string {
		return encodeView({ cohort, choices, options: {} }, { specs: this.#specs });
	}

	/** Chooses how numbers are shown; the initial value is the same as none. */
	chooseDisplay(name: string, value: string): void {
		const { [name]: before, ...others } = this.asked.choices;
		if (value === (before ?? this.#specs.choices[name]?.initial)) return;
		const initial = value === this.#specs.choices[name]?.initial;
		this.asked = { ...this.asked, choices: initial ? others : { ...others, [name]: value } };
	}

	chooseOption(figure: string, option: string, value: string): void {
		const chosen = { ...this.asked.options[figure], [option]: value };
		this.asked = { ...this.asked, options: { ...this.asked.options, [figure]: chosen } };
	}

	/** The cohort asked for with another clause on one variable; undefined lifts the filter. */
	with(name: FilterName, clause: Clause | undefined): Cohort {
		const { cohort } = this.asked;
		return clause ? withClause(cohort, name, clause) : withoutClause(cohort, name);
	}

	dismiss(): void {
		this.notices = [];
	}

	/** The query that reopens one figure as a view shows it, with the registry that was asked. */
	figureSearch(figure: string, shown: Asked): string {
		const own = shown.options[figure];
		return encodeView(
			{
				cohort: shown.cohort,
				choices: shown.choices ?? {},
				options: own === undefined ? {} : { [figure]: own },
				world: shown.registry ?? '',
			},
			{ specs: this.#specs },
		);
	}

	/** Asks the registry in force. False when it is the one asked already. */
	follow(): boolean {
		const { key } = this.registry();
		if (key === (this.asked.registry ?? '')) return false;
		this.asked = { ...this.asked, registry: key };
		return true;
	}

	/** The view as links say it. */
	#named(): View {
		return { ...this.asked, world: this.registry().key };
	}

	#askedFor(cohort: Cohort, options: Asked['options'], choices: Chosen): AskedView {
		const cohortKey = encodeView({ cohort, choices: {}, options: {} }, { specs: this.#specs });
		const { key: registry } = this.registry();
		return { cohort, options, choices, cohortKey, ...(registry !== '' && { registry }) };
	}
}
