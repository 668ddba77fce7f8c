"""The types that fields of forms and records have, and the markers that go with them."""
