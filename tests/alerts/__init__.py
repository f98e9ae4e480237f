"""Letters about alerts: what they say, and that a server which misbehaves loses none."""
