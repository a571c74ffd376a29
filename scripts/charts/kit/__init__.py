"""The house style: values from the records, what a chart is, and what it is drawn with."""
