"""Who a name in a text is: pure rules on frozen values, and one module that reads and writes the graph by
them.
"""
