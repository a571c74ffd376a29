"""What authors may call, the inspection of what they wrote, the index of pages, the desk."""
