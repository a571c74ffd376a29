"""Proof that checks find faults: seeds wrong numbers, dates and words, and counts those that are found."""
