"""`supplywatch import`: registers, ownership data, official lists and tables into the graph.

Formats that say themselves what their records are stand in `import_formats`; tables and lists need to be
told, and have a module of their own. What all share stands in `import_run`.
"""

import typer

from api.cli import import_csv, import_formats, import_list

app = typer.Typer(no_args_is_help=True, help="Load structured sources: registers, lists, tables.")
app.command(name="ocds")(import_formats.ocds)
app.command(name="ftm")(import_formats.ftm)
app.command(name="bods")(import_formats.bods)
app.command(name="list")(import_list.list_)
app.command(name="csv")(import_csv.csv)
