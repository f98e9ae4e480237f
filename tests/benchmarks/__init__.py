"""Benchmarks: run by hand, they print ratios within one run. They are no tests, since a machine's speed is no law."""
