"""What needs Node or Java; the packages of npm are pinned by package-lock.json beside this file."""
