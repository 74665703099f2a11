"""From a file to typed columns: open it (`open`), find its table (`table`), read its cells (`cells`)."""
