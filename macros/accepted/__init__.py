"""What has been accepted, and what has changed since."""
