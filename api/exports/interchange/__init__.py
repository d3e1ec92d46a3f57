"""What is published, in the formats that other programs of the field read.

Accepted claims only, whatever the caller may see; every claim of every part is looked up once more at the
gate before it is written. The same graph gives the same bytes.
"""
