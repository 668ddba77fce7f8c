"""Form files, records and spreadsheets read as text, with a position for every key and value."""
