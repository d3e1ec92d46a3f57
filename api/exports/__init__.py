"""Answers as files and on the terminal; each says what was withheld and what its columns mean."""

from api.exports.answer_csv import csv_bytes, write_csv
from api.exports.answer_json import json_bytes, json_value
from api.exports.answer_xlsx import xlsx_bytes

__all__ = ["csv_bytes", "json_bytes", "json_value", "write_csv", "xlsx_bytes"]
