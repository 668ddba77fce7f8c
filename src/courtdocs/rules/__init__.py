"""Rules: what a court would not accept, each with its authority; one module a family."""
