"""`supplywatch import`: registers, ownership data, official lists and tables into the graph.

Each format is a command of its own in a module of its own (`import_ocds`, `import_csv`, …); what they share
stands in `import_run`.
"""

import typer

from api.cli import import_bods, import_csv, import_ftm, import_list, import_ocds

app = typer.Typer(no_args_is_help=True, help="Load structured sources: registers, lists, tables.")
app.command(name="ocds")(import_ocds.ocds)
app.command(name="ftm")(import_ftm.ftm)
app.command(name="bods")(import_bods.bods)
app.command(name="list")(import_list.list_)
app.command(name="csv")(import_csv.csv)
