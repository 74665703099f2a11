"""The commands: read the arguments, call the pipeline, show what came out, and end with the right code."""
