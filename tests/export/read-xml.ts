/** An element as a strict reader sees it. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlElement[];
	/** Its own text, without that of its children. */
	readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};

/**
 * Reads XML as strictly as a program that refuses what is not well formed: every tag closed, every attribute quoted
 * and given once, no entity but the five. Throws SyntaxError with the place.
 */
export function readXml(text: string): XmlElement {
	const token =
		/<\?xml [^>]*\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
	interface Open {
		name: string;
		attributes: Record<string, string>;
		children: XmlElement[];
		text: string;
	}
	const document: Open = { name: '', attributes: {}, children: [], text: '' };
	const open: Open[] = [document];
	const top = (): Open => open.at(-1) ?? document;
	let at = 0;
	for (;;) {
		token.lastIndex = at;
		const found = token.exec(text);
		if (found === null) break;
		at = token.lastIndex;
		const [, closes, opens, attributes = '', single, words] = found;
		if (words !== undefined) top().text += decoded(words, at);
		if (closes !== undefined && open.pop()?.name !== closes)
			fail(`</${closes}> closes nothing`, at);
		if (opens === undefined) continue;
		const made: Open = { name: opens, attributes: read(attributes, at), children: [], text: '' };
		top().children.push(made);
		if (single !== '/') open.push(made);
	}
	if (at !== text.length) fail(`cannot read ${JSON.stringify(text.slice(at, at + 60))}`, at);
	if (open.length !== 1) fail(`<${top().name}> is not closed`, at);
	const [root, ...others] = document.children;
	if (root === undefined || others.length > 0) fail('there must be one root', at);
	return root;
}

function read(attributes: string, at: number): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [, name = '', value = ''] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
		if (name in values) fail(`${name} is given twice`, at);
		values[name] = decoded(value, at);
	}
	return values;
}

function decoded(text: string, at: number): string {
	return text.replace(/&[^;\s]*;?/g, (entity) => ENTITIES[entity] ?? fail(`unknown ${entity}`, at));
}

function fail(what: string, at: number): never {
	throw new SyntaxError(`Not well-formed XML at ${at}: ${what}.`);
}
