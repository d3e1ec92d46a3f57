"""How much: amounts of money in many currencies and ways of writing, how exact they are and what they
are for.
"""
