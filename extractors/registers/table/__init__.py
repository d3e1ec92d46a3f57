"""Tables of contracts and payments (CSV, XLSX) by a mapping file that names their columns."""

from extractors.registers.table.layout import Layout, layout_of, read_layout
from extractors.registers.table.propose import propose
from extractors.registers.table.read import read_table
from extractors.registers.table.rows import Row, table_rows

__all__ = ["Layout", "Row", "layout_of", "propose", "read_layout", "read_table", "table_rows"]
