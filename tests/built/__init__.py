"""Tests that build, serve and open the site."""
