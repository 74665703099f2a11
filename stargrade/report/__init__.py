"""Results as files: one table described once, written as xlsx, csv, json or parquet."""
