"""The identity engine: keys propose pairs, evidence judges them, clusters make people."""
