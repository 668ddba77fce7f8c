"""courtdocs: a filled form becomes a court-ready statement."""
