import type { jsPDF } from 'jspdf';

/** Standard structure types of PDF that our documents use. */
export type Role = 'Document' | 'Sect' | 'H1' | 'H2' | 'P' | 'Figure';

/** A node of the structure that readers aloud follow. */
interface Node {
	readonly role: Role;
	readonly alt: string | null;
	readonly parent: Node | null;
	readonly children: (Node | Mark)[];
	object: number;
}

/** A stretch of a page's content. */
interface Mark {
	readonly page: number;
	readonly id: number;
}

/** What jsPDF offers to its plugins and leaves out of its types. */
interface Internals {
	readonly events: {
		subscribe(topic: string, call: (told: { pageNumber?: number }) => void): void;
	};
	write(...words: string[]): void;
	out(text: string): void;
	newObject(): number;
	newObjectDeferred(): number;
	newObjectDeferredBegin(object: number, output: boolean): void;
	getPageInfo(page: number): { readonly objId: number };
	getCurrentPageInfo(): { readonly pageNumber: number };
}

/** A text string of PDF: UTF-16 in hexadecimal, so that every character survives. */
function pdfText(text: string): string {
	const units = Array.from({ length: text.length }, (_, at) =>
		text.charCodeAt(at).toString(16).padStart(4, '0'),
	);
	return `<FEFF${units.join('').toUpperCase()}>`;
}

/**
 * The logical structure of a document: what is heading, paragraph and figure, with the figure's words for those
 * who do not see it. jsPDF writes no structure of its own; this marks the content as it is drawn and adds the
 * tree when the document is put together.
 */
export class Structure {
	readonly #internals: Internals;
	readonly #root: Node = { role: 'Document', alt: null, parent: null, children: [], object: 0 };
	readonly #owners = new Map<number, Node[]>();
	#node = this.#root;
	#open = false;
	#treeRoot = 0;

	constructor(document: jsPDF) {
		this.#internals = document.internal as unknown as Internals;
		const { events } = this.#internals;
		events.subscribe('putPage', ({ pageNumber = 1 }) => {
			this.#internals.out(`/StructParents ${pageNumber - 1}`);
			this.#internals.out('/Tabs /S');
		});
		events.subscribe('postPutResources', () => {
			this.#putTree();
		});
		events.subscribe('putCatalog', () => {
			this.#internals.out(`/StructTreeRoot ${this.#treeRoot} 0 R`);
			this.#internals.out('/MarkInfo <</Marked true>>');
			this.#internals.out('/Version /1.7');
		});
	}

	/** Draws what belongs to one node; nodes may hold nodes. */
	within(role: Role, alt: string | null, draw: () => void): void {
		const parent = this.#node;
		const node: Node = { role, alt, parent, children: [], object: 0 };
		parent.children.push(node);
		this.#close();
		this.#node = node;
		draw();
		this.#close();
		this.#node = parent;
	}

	/** Draws what carries no meaning: paper, rules, the pale edge behind a label, page numbers. */
	asArtifact(draw: () => void): void {
		this.#close();
		this.#internals.write('/Artifact BMC');
		draw();
		this.#internals.write('EMC');
	}

	/** To be called before anything that belongs to the present node is drawn. */
	mark(): void {
		if (this.#open) return;
		const page = this.#internals.getCurrentPageInfo().pageNumber;
		const owners = this.#owners.get(page) ?? [];
		this.#owners.set(page, owners);
		const id = owners.push(this.#node) - 1;
		this.#node.children.push({ page, id });
		this.#internals.write(`/${this.#node.role} <</MCID ${id}>> BDC`);
		this.#open = true;
	}

	#close(): void {
		if (this.#open) this.#internals.write('EMC');
		this.#open = false;
	}

	#putTree(): void {
		this.#treeRoot = this.#internals.newObjectDeferred();
		this.#number(this.#root);
		this.#putNode(this.#root);
		const parents = [...this.#owners].map(
			([page, owners]) => `${page - 1} [${owners.map(({ object }) => `${object} 0 R`).join(' ')}]`,
		);
		this.#put(
			this.#treeRoot,
			`<</Type /StructTreeRoot /K [${this.#root.object} 0 R] /ParentTree <</Nums [${parents.join(' ')}]>>>>`,
		);
	}

	#number(node: Node): void {
		node.object = this.#internals.newObjectDeferred();
		for (const child of node.children) if ('role' in child) this.#number(child);
	}

	#putNode(node: Node): void {
		const { role, alt, parent, children, object } = node;
		const page = (number: number): string => `${this.#internals.getPageInfo(number).objId} 0 R`;
		const kids = children.map((child) =>
			'role' in child
				? `${child.object} 0 R`
				: `<</Type /MCR /Pg ${page(child.page)} /MCID ${child.id}>>`,
		);
		const above = parent === null ? this.#treeRoot : parent.object;
		const words = alt === null ? '' : ` /Alt ${pdfText(alt)}`;
		this.#put(
			object,
			`<</Type /StructElem /S /${role} /P ${above} 0 R${words} /K [${kids.join(' ')}]>>`,
		);
		for (const child of children) if ('role' in child) this.#putNode(child);
	}

	#put(object: number, text: string): void {
		this.#internals.newObjectDeferredBegin(object, true);
		this.#internals.out(text);
		this.#internals.out('endobj');
	}
}
