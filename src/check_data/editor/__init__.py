"""What an editor shows while a text, a checks file or a figures table is written, and the server that tells it.

`analysis`, `scene`, `positions` and `hover` know nothing of the protocol; the others put it into its types.
"""
