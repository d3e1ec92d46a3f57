"""The web pages: the same answers as over REST, through the same gate, for people.

They are made on the server, work without any script, and load nothing from elsewhere.
"""
