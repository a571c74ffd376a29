"""Records to HTML: figures, charts, lists, timeline, positions, options, notes, search."""
