"""Practice profiles, authorities and the court calendar: what law and guidance fix, as dated data."""
