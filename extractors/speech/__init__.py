"""Who says what: quotations of every style, and the speaker of each, from the same block of quotation
only.
"""
