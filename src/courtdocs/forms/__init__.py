"""Forms: reading a filled one, writing a blank one, and the schema that editors use."""
