// Runs before the first paint, so that a chosen appearance never flashes. The page works without it.
try {
	const chosen = localStorage.getItem('lowflow.appearance');
	if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.appearance = chosen;
} catch {
	// Storage refused: the system's own preference applies.
}

// A link to a what-if registry: what the build drew of the published one stays hidden until the page takes over.
if (/[?&]world=[^&]/.test(location.search)) document.documentElement.dataset.world = 'asked';
