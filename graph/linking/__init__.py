"""Which claims are about one contract or one matter: pure rules on frozen values, and one module that
writes them.
"""
