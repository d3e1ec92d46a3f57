"""How the weights of the trained reader are made from `corpus/`. Run by `make train`; not in the wheel."""
