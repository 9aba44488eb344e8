"""What stands in Arabic pages in other languages: datelines and stamps."""
