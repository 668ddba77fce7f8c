"""Content: the format-free document, composed from a template, a form and the case record."""
