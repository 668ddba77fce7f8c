"""Benchmarks: how long our work takes against a yardstick measured in the same run."""
