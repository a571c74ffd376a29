"""What needs Node or Java: the Nu HTML checker over every page, and Lighthouse over four of them.

The npm packages are pinned by package.json and package-lock.json beside this file.
"""
