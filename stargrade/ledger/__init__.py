"""The ledger: a folder of plain files in which every graded period stays on record.

One record per scheme and period; a correction is a new revision, and the newest revision counts.
`keep` writes a record, `recall_history` gives what a run looks back at, `verify` finds what was touched.
"""
