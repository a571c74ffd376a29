"""Tests of single modules, on records of their own."""
