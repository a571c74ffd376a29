"""Tests of the finished pages in real browsers."""
