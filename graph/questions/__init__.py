"""Questions are files; this room reads them, checks what is asked and answers from the graph."""

from graph.questions.answer import Answer, BasisTotal, Total
from graph.questions.asking import ask, pages, whole
from graph.questions.catalogue import COMMON, Catalogue, catalogue, shipped
from graph.questions.counting import Memory
from graph.questions.question import Column, ColumnType, Parameter, ParameterType, Question

__all__ = [
    "COMMON",
    "Answer",
    "BasisTotal",
    "Catalogue",
    "Column",
    "ColumnType",
    "Memory",
    "Parameter",
    "ParameterType",
    "Question",
    "Total",
    "ask",
    "catalogue",
    "pages",
    "shipped",
    "whole",
]
