"""Results on a terminal: lines made of words and colours, which somebody else prints."""
