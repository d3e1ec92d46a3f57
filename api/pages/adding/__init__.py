"""Documents, and files of registers and lists, added on a page."""
