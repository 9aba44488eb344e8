"""From the hits of a sentence to claims: who, what, where, when, and what they refer back to."""
