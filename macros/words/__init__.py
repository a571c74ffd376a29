"""Numbers in words, house style, comparisons and statements: what may be said of the records."""
