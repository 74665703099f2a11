"""How long stargrade takes, against the least that the work can take and what people would use instead."""
