"""The kinds of document: one module each, one line each in KINDS."""
