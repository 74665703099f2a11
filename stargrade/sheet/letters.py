"""The letters of a spreadsheet's columns: A is 0, Z is 25, AA is 26."""

from __future__ import annotations


def letters(column: int) -> str:
    """The letters of a column counted from 0."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """The column, counted from 0, that has these letters."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
