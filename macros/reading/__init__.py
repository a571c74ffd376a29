"""Opening files that nobody trusts: YAML with positions, CSV, front matter, calls, HTML, style sheets."""
