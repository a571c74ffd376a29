"""Amounts, units, periods, evidence, formulas: what values are, knowing of no file and no record."""
