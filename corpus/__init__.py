"""Tools over our annotated documents; the documents lie in `documents/`, second annotations in `second/`."""
