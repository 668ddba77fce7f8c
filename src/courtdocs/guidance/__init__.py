"""Guidance notes: what to write in each section and box, owned, dated, and tied to the fields."""
