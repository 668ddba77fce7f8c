"""The case record: what all documents of one matter share. What happened or is stands here, once."""
