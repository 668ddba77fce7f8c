"""Prose: the safe subset of Markdown, parsed once into blocks that no later step reads as source."""
