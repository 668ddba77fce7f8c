"""Inspection: opens any finished PDF or docx and says what is in it."""
