"""What the words around an expression say of it: tense, plans, quotation, deadlines."""
