"""`POST /match/{dataset}`: queries by example, in the shapes of yente."""
