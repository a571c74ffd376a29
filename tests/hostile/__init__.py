"""What a stranger may send: each payload is refused with its line and a reason."""
